export interface Toast {
  readonly id: number;
  readonly tone: "success" | "info" | "danger";
  readonly message: string;
  /** "Undo" for what was done at once. */
  readonly undo?: () => void;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const MOST = 4;

/** Says something in passing, in the corner. What must not be missed is a `Callout` instead. Browser only. */
export function toast(message: string, options: Partial<Pick<Toast, "tone" | "undo">> = {}): void {
  const { tone = "success", undo } = options;
  change([...toasts, { id: ++lastId, tone, message, undo }].slice(-MOST));
}

export function dismissToast(id: number): void {
  change(toasts.filter((entry) => entry.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
