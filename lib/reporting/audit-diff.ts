import type { AuditChange, AuditValue } from "./audit-schema";

type Json = AuditValue | readonly Json[] | { readonly [key: string]: Json };

/** More than this of one command nobody reads. */
const MOST = 60;

/** Parts of a list are known by what they call themselves, so that one that moved is not another. */
const NAMES = ["key", "id", "name"] as const;

function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameIn(list: readonly Json[], index: number): string {
  const part = list[index];
  if (isObject(part)) {
    for (const name of NAMES) if (typeof part[name] === "string") return part[name];
  }
  return String(index + 1);
}

/** Said by the entry itself. */
const SAID = ["id", "createdAt", "updatedAt"];

/** Every value with its path. A list of plain values is one value. */
function leaves(value: Json | undefined, path: string, found: Map<string, AuditValue>): void {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    if (list.every((part) => typeof part !== "object" || part === null)) {
      found.set(path, list.length > 0 ? list.map(String).join(", ") : null);
      return;
    }
    list.forEach((part, index) => {
      leaves(part, `${path}.${nameIn(list, index)}`, found);
    });
    return;
  }
  if (isObject(value)) {
    for (const [key, part] of Object.entries(value)) leaves(part, path ? `${path}.${key}` : key, found);
    return;
  }
  found.set(path, value as AuditValue);
}

/**
 * What a command changed. Where it noted what was before and after, only what differs; `after` names what it touched, so that
 * what only `before` knows stayed as it was. Where it noted one of them, all of it.
 */
export function auditDiff(before: unknown, after: unknown): readonly AuditChange[] {
  const [old, now] = [isObject(before) ? before : null, isObject(after) ? after : null];
  const touched =
    old && now ? Object.fromEntries(Object.entries(old).filter(([key]) => now[key] !== undefined)) : old;
  const [was, is] = [new Map<string, AuditValue>(), new Map<string, AuditValue>()];
  if (touched) leaves(touched, "", was);
  if (now) leaves(now, "", is);
  const changes: AuditChange[] = [];
  for (const path of new Set([...is.keys(), ...was.keys()])) {
    const [from, to] = [was.get(path), is.get(path)];
    // Nothing that stays nothing is no news.
    if ((from ?? null) === (to ?? null)) continue;
    // An amount is there once, in minor units.
    const isAmountAgain = is.has(`${path.replace(/\.(amount|currency)$/, "")}Minor`);
    if (SAID.includes(path) || isAmountAgain) continue;
    changes.push({
      path,
      ...(from !== undefined && { before: from }),
      ...(to !== undefined && { after: to }),
    });
    if (changes.length === MOST) break;
  }
  return changes;
}
