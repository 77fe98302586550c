import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/**
 * What is wrong with a page, in words; empty where nothing is: barriers by WCAG 2.2 AA (light pages looked at wide, dark ones on
 * a phone), and content wider than the screen, at both widths.
 */
export async function lookAround(page: Page, url: string, colorScheme: "light" | "dark"): Promise<string[]> {
  const found: string[] = [];
  await page.setViewportSize(colorScheme === "light" ? PHONE : WIDE);
  await page.goto(url);
  for (const size of colorScheme === "light" ? [PHONE, WIDE] : [WIDE, PHONE]) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(() => {
      const excess = document.documentElement.scrollWidth - window.innerWidth;
      const reach = [...document.querySelectorAll("main *")].filter(
        (element) => element.getBoundingClientRect().right > window.innerWidth + 0.5,
      );
      return excess > 0
        ? [`${excess} px`, ...reach.slice(-3).map((element) => element.outerHTML.slice(0, 160))]
        : [];
    });
    if (wide.length > 0) found.push(`wider than ${size.width}: ${wide.join(" ")}`);
  }
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  for (const { id, nodes } of violations)
    found.push(...nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  return found;
}
