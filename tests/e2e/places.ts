/**
 * Every page and file of the site, as `app/` has them: a new one is looked at and tried with other people's ids without a line
 * here. Only a new `[parameter]` needs to be said what stands for it.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Objects } from "./objects";

const APP = fileURLToPath(new URL("../../app", import.meta.url));
/** Not of a brand's people: the API has its own tests, a brand shows its icons to everybody. Parts of another page ("@") have no address. */
const ELSEWHERE = /^(api|favicon\.ico|icon\.svg|icons|manifest\.webmanifest)\/|\/@/;

export const PORTALS = ["operator", "buyer", "supplier"] as const;
/** Each of the others is every portal's ("outbox") or nobody's ("site"). */
export const GROUPS = [...PORTALS, "outbox", "site"] as const;

export interface Place {
  /** "/operator/buyers/[buyerId]" */
  readonly route: string;
  /** "page": looked at. "file": fetched. */
  readonly kind: "page" | "file";
  readonly group: (typeof GROUPS)[number];
  readonly params: readonly string[];
}

function toPlace(file: string): Place {
  const folders = path.dirname(file).split(path.sep);
  const route = `/${folders.filter((folder) => !/^(\(.*\)|\.)$/.test(folder)).join("/")}`;
  return {
    route,
    kind: file.endsWith("page.tsx") ? "page" : "file",
    group: GROUPS.find((group) => folders[0] === group) ?? "site",
    params: [...route.matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? ""),
  };
}

export const PLACES: readonly Place[] = readdirSync(APP, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /^(page\.tsx|route\.tsx?)$/.test(entry.name))
  .map((entry) => path.relative(APP, path.join(entry.parentPath, entry.name)))
  .filter((file) => !ELSEWHERE.test(file))
  .map(toPlace)
  .sort((a, b) => (a.route < b.route ? -1 : 1));

/** The route's address for these objects. */
export function addressOf(route: string, objects: Objects): string {
  return route.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
    const id = (objects as unknown as Record<string, string | undefined>)[name];
    if (id === undefined) throw new Error(`tests/e2e/objects.ts: what stands for [${name}] in ${route}?`);
    return id;
  });
}
