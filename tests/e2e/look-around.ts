import type { Page } from "@playwright/test";
import axe from "axe-core";

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** What a page has at 400 % zoom. */
const NARROWEST = { width: 320, height: 640 };
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What is wrong with the page that is open, in words; empty where nothing is: barriers by WCAG 2.2 AA and content wider than the
 * screen, in light and dark, on wide and small screens. The page is loaded once; between light and dark only colours differ.
 */
export async function lookAround(page: Page): Promise<string[]> {
  const found: string[] = [];
  const note = (where: string, problems: readonly string[]) =>
    found.push(...problems.map((problem) => `${where}: ${problem}`));
  await page.evaluate(axe.source);
  await page.evaluate(holdStill);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of [WIDE, PHONE]) {
      await page.setViewportSize(size);
      const where = `${colorScheme}, ${size.width} px`;
      if (colorScheme === "light") note(where, await page.evaluate(reachOut));
      note(where, await page.evaluate(barriers, colorScheme === "light" ? RULES : null));
    }
  }
  await page.setViewportSize(NARROWEST);
  note(`${NARROWEST.width} px`, await page.evaluate(reachOut));
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}

/** Barriers of what is open now, such as a dialog, as it is seen now. */
export async function findBarriers(page: Page): Promise<string[]> {
  // On the way from one page to the next the title is gone for a moment, and nobody is told of it.
  await page.waitForFunction(() => document.title !== "");
  await page.evaluate(axe.source);
  return page.evaluate(barriers, RULES);
}

/** In the browser: a colour that is on its way to another is neither. */
function holdStill(): void {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets.push(still);
}

/** In the browser: what is wider than the screen. */
function reachOut(): string[] {
  const excess = document.documentElement.scrollWidth - window.innerWidth;
  if (excess <= 0) return [];
  const reach = [...document.querySelectorAll("main *:not(section[tabindex] *)")].filter(
    (element) => element.getBoundingClientRect().right > window.innerWidth + 0.5,
  );
  return [`${excess} px too wide ${reach.slice(-3).map((element) => element.outerHTML.slice(0, 160))}`];
}

/** In the browser: barriers by these rules; null: contrast alone. Other documents in frames are not the page's. */
async function barriers(rules: string[] | null): Promise<string[]> {
  const { violations } = await window.axe.run(document, {
    runOnly: rules ? { type: "tag", values: rules } : { type: "rule", values: ["color-contrast"] },
    resultTypes: ["violations"],
    iframes: false,
    preload: false,
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(" ")} ${html.slice(0, 120)}`),
  );
}
