import { expect, signIn, test } from "./journey";
import { lookAround } from "./look-around";
import { type Market, openMarket } from "./market";
import { world } from "./world";

const { sonne, prairie } = world();

let market: Market;
test.beforeAll(async () => {
  market = await openMarket(prairie);
});

test("a supplier finds a lead by the own id, with its fate and what it earned", async ({ page }) => {
  const sold = await market.post({ externalId: "campaign-7/1" });
  expect(sold.status).toBe("sold");
  await signIn(page, prairie, prairie.supplier, "/supplier/leads");
  await page.getByPlaceholder("Own id, name, phone or email").fill("campaign-7/1");
  await page.getByRole("button", { name: "Apply" }).click();
  const row = page.getByRole("row").filter({ hasText: sold.lastName });
  await expect(row).toContainText("Sold");
  await expect(row).toContainText("$3.00");
  await row.getByRole("link", { name: sold.lastName }).click();
  await expect(page.getByText("The lead was sold.")).toBeVisible();
  // Who bought is nobody's business here.
  await expect(page.getByText(prairie.buyer.name)).toHaveCount(0);
});

test("a rejected lead says in words what was wrong with it", async ({ page }) => {
  const bad = await market.post({ fields: { roofArea: "a lot", colour: "red" } });
  expect(bad.status).toBe("rejected");
  await signIn(page, prairie, prairie.supplier, "/supplier/leads?status=rejected");
  const row = page.getByRole("row").filter({ hasText: bad.lastName });
  await expect(row).toContainText("Roof area: has the wrong type");
  await row.getByRole("link", { name: bad.lastName }).click();
  await expect(page.getByText("The lead was not accepted.")).toBeVisible();
  await expect(page.getByText("red", { exact: true })).toBeVisible();
});

test("the posting spec opens from the source, for who has its address", async ({ page, context }) => {
  await signIn(page, prairie, prairie.supplier, `/supplier/sources/${market.source.id}`);
  const opening = context.waitForEvent("page");
  await page.getByRole("link", { name: "Open spec" }).click();
  const spec = await opening;
  await expect(spec.getByText("roofArea").first()).toBeVisible();
});

test("a new key is shown once and ends the old one", async ({ page }) => {
  const own = await openMarket(prairie);
  const path = `${prairie.origin}/supplier/sources/${own.source.id}`;
  await signIn(page, prairie, prairie.supplier, `/supplier/sources/${own.source.id}`);
  await page.getByRole("button", { name: "Make a new key" }).click();
  await expect(page.getByText("Please confirm").first()).toBeVisible();
  await page.getByLabel("The present key of this kind ends at once.").check();
  await page.getByRole("button", { name: "Make a new key" }).click();
  const shown = page.getByRole("region", { name: "New key" }).locator("code");
  await expect(shown).toHaveText(/^fl_live_/);
  const apiKey = (await shown.textContent()) ?? "";
  expect((await own.post({}, apiKey)).status).toBe("sold");
  // Keys are remembered for a few seconds at most.
  await expect(async () => expect(own.post()).rejects.toThrow("401")).toPass({ timeout: 10_000 });
  await page.goto(path);
  await expect(page.getByText(apiKey)).toHaveCount(0);
});

test("what is somebody else's is not there", async ({ page }) => {
  const foreign = await openMarket(sonne);
  const lead = await foreign.post();
  await signIn(page, prairie, prairie.supplier);
  await expect(page).toHaveURL(/\/supplier/);
  for (const path of [`leads/${lead.id}`, `sources/${foreign.source.id}`, "leads/x", "sources/x"]) {
    const answer = await page.goto(`${prairie.origin}/supplier/${path}`);
    expect([path, answer?.status()]).toEqual([path, 404]);
  }
});

for (const brand of [sonne, prairie]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${brand.slug}: no barrier on the supplier's pages, ${colorScheme}, wide and on a phone`, async ({
      visitor,
    }) => {
      test.slow();
      const own = brand === prairie ? market : await openMarket(brand);
      const lead = await own.post();
      const bad = await own.post({ fields: {} });
      const page = await visitor({ colorScheme });
      await signIn(page, brand, brand.supplier, "/supplier/leads");
      await expect(page.getByText(lead.lastName)).toBeVisible();
      const paths = [
        "/supplier/leads",
        "/supplier/leads?q=nobody",
        `/supplier/leads/${lead.id}`,
        `/supplier/leads/${bad.id}`,
        "/supplier/sources",
        `/supplier/sources/${own.source.id}`,
      ];
      for (const path of paths) {
        expect([path, await lookAround(page, `${brand.origin}${path}`, colorScheme)]).toEqual([path, []]);
      }
    });
  }
}
