/** Every page of the site in two brands: no barrier, nothing wider than the screen. Pages come from `app/` by themselves. */
import { expect, type Page } from "@playwright/test";
import { test as journey, sessionCookie } from "./journey";
import { lookAround } from "./look-around";
import { makeObjects, type Objects } from "./objects";
import { makeOperatorMarket } from "./operator-market";
import { addressOf, GROUPS, PLACES, type Place } from "./places";
import { type WorldBrand, world } from "./world";

// A trace of so many pages costs more than looking at them; what is wrong is told in words.
journey.use({ trace: "off" });

/** Pages that are another page with other parameters; all else is looked at without any. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  "/buyer/leads": ["?q=nobody", "?stage=new&followUp=set"],
  "/buyer/pipeline": ["?stage=won"],
  "/buyer/contracts/endpoints/new": ["?kind=webhook"],
  "/operator/audit": ["?objectKind=contract", "?q=nothing"],
  "/operator/buyers/[buyerId]/endpoints/new": ["?kind=webhook"],
  "/operator/categories/[categoryId]/try": ["?postalCode=80331"],
  "/operator/contracts/new": ["?buyerId=[buyerId]&categoryId=[categoryId]"],
  "/operator/leads": ["?q=nobody-of-this-name", "?status=rejected"],
  "/sign-in/password": ["?token=used-or-garbage"],
  "/supplier/leads": ["?q=nobody"],
};

/** Who looks at the pages of a group. */
const WHO = {
  operator: "operator",
  buyer: "buyer",
  supplier: "supplier",
  outbox: "buyer",
  site: null,
} as const;

for (const slug of ["sonne", "prairie"] as const) {
  const brand: WorldBrand = world()[slug];
  journey.describe(`${brand.name}: no page has a barrier or is too wide`, () => {
    let objects: Objects;
    let odd: readonly string[];
    journey.beforeAll(async () => {
      objects = await makeObjects(brand);
      const market = await makeOperatorMarket(brand, `Every${process.pid}`);
      const rejected = await market.post("Refused", {
        contact: { lastName: "Refused", email: "no address" },
      });
      const decided = await market.post("Decided");
      odd = [`/operator/leads/${rejected.id}`, `/operator/leads/${decided.id}`];
    });

    for (const group of GROUPS) {
      journey(group, async ({ page, context }) => {
        journey.setTimeout(300_000);
        const who = WHO[group];
        if (who) {
          await context.addCookies([{ ...(await sessionCookie(brand, brand[who])), url: brand.origin }]);
        }
        const addresses = PLACES.filter((place) => place.kind === "page" && place.group === group).flatMap(
          (place) => addressesOf(place, objects),
        );
        const all = group === "operator" ? [...addresses, ...odd] : addresses;
        expect(all.length).toBeGreaterThan(1);
        expect(await problemsOf(page, brand, all)).toEqual([]);
      });
    }
  });
}

function addressesOf(place: Place, objects: Objects): string[] {
  const at = addressOf(place.route, objects);
  const queries = ALSO[place.route] ?? [];
  return [at, ...queries.map((query) => at + addressOf(query, objects))];
}

async function problemsOf(page: Page, brand: WorldBrand, addresses: readonly string[]): Promise<string[]> {
  const problems: string[] = [];
  for (const address of addresses) {
    const answer = await page.goto(brand.origin + address);
    // What is not there, such as an invitation, is looked at as well; only a page that fails is none.
    if (!answer || answer.status() >= 500) problems.push(`${address}: answered ${answer?.status()}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    problems.push(...(await lookAround(page)).map((problem) => `${address}, ${problem}`));
  }
  return problems;
}
