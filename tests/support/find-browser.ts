import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

export interface Browser {
  /** Undefined: Playwright's own. */
  readonly executablePath?: string;
  readonly env?: Record<string, string>;
}

/** Playwright's own browser, else the system's, else the one that npm brought along: a bare machine has only the last. */
export async function findBrowser(): Promise<Browser> {
  if (existsSync(chromium.executablePath())) return {};
  for (const executablePath of ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]) {
    if (existsSync(executablePath)) return { executablePath };
  }
  return unpackBrowser();
}

/**
 * The package unpacks itself for cloud functions: into the temp folder, where anybody may have put something else, and with
 * the libraries that a bare machine lacks (NSS, expat) only if it believes to be in one. So both are told it while it unpacks.
 */
async function unpackBrowser(): Promise<Browser> {
  const folder = fileURLToPath(new URL("../../node_modules/.cache/fairlead-browser", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" });
  try {
    const { default: bundled } = await import("@sparticuz/chromium");
    const executablePath = await bundled.executablePath();
    const fonts = path.join(folder, "fonts");
    const places = [fonts, "/usr/share/fonts"].map((place) => `<dir>${place}</dir>`).join("");
    const cache = `<cachedir>${path.join(folder, "fonts-cache")}</cachedir>`;
    writeFileSync(path.join(fonts, "fonts.conf"), `<fontconfig>${places}${cache}</fontconfig>`);
    const env = { LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"), FONTCONFIG_PATH: fonts };
    return { executablePath, env: { ...definedOnly(before), ...env } };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
