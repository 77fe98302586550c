import { readFile } from "node:fs/promises";
import { expect, signIn, test } from "./journey";
import { findBarriers } from "./look-around";
import { type Market, openMarket } from "./market";
import { world } from "./world";

const { prairie } = world();

let market: Market;
test.beforeAll(async () => {
  market = await openMarket(prairie);
});

test("a supplier finds a lead by the own id, with its fate and what it earned", async ({ page }) => {
  const sold = await market.post({ externalId: "campaign-7/1" });
  expect(sold.status).toBe("sold");
  await signIn(page, prairie, prairie.supplier, "/supplier/leads");
  await page.getByPlaceholder("Own id, lead id, name, phone or email").fill("campaign-7/1");
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
  const file = await page.evaluate(
    async (url) => (await fetch(url)).text(),
    "/supplier/leads/export?status=rejected",
  );
  expect(file.split("\r\n").find((line) => line.includes(bad.lastName))).toContain(
    "Roof area: has the wrong type",
  );
  await row.getByRole("link", { name: bad.lastName }).click();
  await expect(page.getByText("The lead was not accepted.")).toBeVisible();
  await expect(page.getByText("red", { exact: true })).toBeVisible();
});

test("leads are read one after the other over their list", async ({ page }) => {
  const names = [];
  for (const own of ["row/1", "row/2", "row/3"])
    names.push((await market.post({ externalId: own })).lastName);
  const [first = "", second = "", third = ""] = names;
  const list = "/supplier/leads?status=sold";
  await signIn(page, prairie, prairie.supplier, list);
  const sheet = (name: string) => page.getByRole("dialog", { name: new RegExp(name) });
  await page.getByRole("link", { name: third }).click();
  await expect(sheet(third)).toBeFocused();
  await expect(sheet(third).getByText("The lead was sold.")).toBeVisible();
  await page.keyboard.press("j");
  await expect(sheet(second)).toBeFocused();
  await page.keyboard.press("j");
  await expect(sheet(first)).toBeFocused();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${prairie.origin}${list}`);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("J counts from the moment that a lead over its list has the focus", async ({ page }) => {
  const [older, newer] = [await market.post(), await market.post()];
  await signIn(page, prairie, prairie.supplier, "/supplier/leads?status=sold");
  await page.evaluate(() => {
    const pressOnce = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement && target.matches("[data-sheet]"))) return;
      document.removeEventListener("focusin", pressOnce);
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
    };
    document.addEventListener("focusin", pressOnce);
  });
  await page.getByRole("link", { name: newer.lastName }).click();
  await expect(page.getByRole("dialog", { name: new RegExp(older.lastName) })).toBeFocused();
});

test("the posting spec opens from the source, for who has its address", async ({ page, context }) => {
  await signIn(page, prairie, prairie.supplier, `/supplier/sources/${market.source.id}`);
  const opening = context.waitForEvent("page");
  await page.getByRole("link", { name: "Open spec" }).click();
  const spec = await opening;
  await expect(spec.getByText("roofArea").first()).toBeVisible();
});

test("a test lead is posted in the page, and request and answer are seen", async ({ page }) => {
  await signIn(page, prairie, prairie.supplier, `/supplier/sources/${market.source.id}`);
  await page.getByRole("link", { name: "Send a test lead" }).click();
  await page.getByLabel("Roof area").fill("a lot");
  await page.getByLabel("Phone").fill("12");
  await page.getByRole("button", { name: "Send test lead" }).click();
  // Each reason stands at its field, and the first one has the focus.
  await expect(page.getByLabel("Phone")).toBeFocused();
  await expect(page.getByLabel("Phone")).toHaveAccessibleDescription(/phone number/);
  await expect(page.getByLabel("Roof area")).toHaveAccessibleDescription(/has the wrong type/i);
  await expect(page.getByRole("link", { name: /^Phone: (?!Phone)/ })).toBeVisible();
  const [request, answer] = [
    page.getByRole("region", { name: "Request" }),
    page.getByRole("region", { name: "Answer" }),
  ];
  await expect(request).toContainText('"roofArea": "a lot"');
  await expect(answer).toContainText('"status": "rejected"');

  await page.getByRole("link", { name: "Another person" }).click();
  await expect(page.getByLabel("Roof area")).toHaveValue("80");
  await page.getByLabel("Own id").fill("my-test/1");
  await page.getByRole("button", { name: "Send test lead" }).click();
  await expect(page.getByText("A real lead like this would be sold now and earn you $3.00.")).toBeVisible();
  await expect(request).toContainText('"roofArea": 80');
  await expect(answer).toContainText('"test": true');

  // It is among the tests, and in the file of exactly that list.
  await page.goto(`${prairie.origin}/supplier/leads?q=my-test/1&test=true`);
  await expect(page.getByRole("row").filter({ hasText: "my-test/1" })).toContainText("Test");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  const lines = file.trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain("Own id,Lead id,");
  expect(lines[1]).toMatch(/^my-test\/1,lead_/);
});

test("the overview counts a supplier's leads and leads to them", async ({ page }) => {
  const own = await openMarket(prairie);
  await own.post();
  await own.post({ fields: {} });
  await signIn(page, prairie, prairie.supplier, `/supplier?days=7&sourceId=${own.source.id}`);
  const figure = (name: string) => page.locator("dl > div").filter({ hasText: name });
  await expect(figure("Earned")).toContainText("$3.00");
  await expect(figure("Received")).toContainText(/2.*1 accepted/);
  await expect(page.getByRole("img", { name: /^Leads per day: 2 in all/ })).toBeVisible();
  await page.getByText("Numbers by day").first().click();
  await expect(page.getByRole("table").first().getByRole("row").nth(1)).toContainText("2");
  await page.getByRole("link", { name: "A required answer is missing" }).click();
  await expect(page).toHaveURL(/status=rejected&reason=required/);
  await expect(page.getByRole("row")).toHaveCount(2);
});

test("a new key is shown once and ends the old one", async ({ page }) => {
  const own = await openMarket(prairie);
  const path = `${prairie.origin}/supplier/sources/${own.source.id}`;
  await signIn(page, prairie, prairie.supplier, `/supplier/sources/${own.source.id}`);
  await page.getByRole("button", { name: "Create a new key" }).click();
  await expect(page.getByText("Please confirm").first()).toBeVisible();
  await page.getByLabel("I know that the present key of this kind then ends at once.").check();
  await page.getByRole("button", { name: "Create a new key" }).click();
  const shown = page.getByRole("region", { name: "New key" }).locator("code");
  await expect(shown).toHaveText(/^fl_live_/);
  const apiKey = (await shown.textContent()) ?? "";
  expect((await own.post({}, apiKey)).status).toBe("sold");
  // Keys are remembered for a few seconds at most.
  await expect(async () => expect(own.post()).rejects.toThrow("401")).toPass({ timeout: 10_000 });
  await page.goto(path);
  await expect(page.getByText(apiKey)).toHaveCount(0);
});
