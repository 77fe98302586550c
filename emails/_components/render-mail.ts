import type { ReactElement } from "react";

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The document of a mail. The renderer is loaded late: the web framework refuses it among its own components. */
export async function renderMail(document: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return `<!DOCTYPE html>${renderToStaticMarkup(document)}`;
}

/** A subject stays on one line and short. */
export function subjectLine(...parts: readonly (string | null)[]): string {
  const line = parts.filter(Boolean).join(" · ").replace(/\s+/g, " ").trim();
  return line.length > 140 ? `${line.slice(0, 139)}…` : line;
}
