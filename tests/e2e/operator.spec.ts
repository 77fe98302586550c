import type { Page } from "@playwright/test";
import { withBrand } from "@/db/brand";
import { insertUser } from "@/lib/accounts";
import { expect, reloadUntil, signIn, test } from "./journey";
import { findBarriers } from "./look-around";
import { makeOperatorMarket, type OperatorMarket } from "./operator-market";
import { type WorldBrand, world } from "./world";

const { sonne, prairie } = world();
/** First name and companies of this file's market; a worker started anew after a failure makes another. */
const OPS = `Ops${process.pid}`;
let market: OperatorMarket;
let german: OperatorMarket;

test.beforeAll(async () => {
  market = await makeOperatorMarket(prairie, OPS);
  german = await makeOperatorMarket(sonne, OPS);
});

async function open(page: Page, brand: WorldBrand, path: string): Promise<void> {
  await signIn(page, brand, brand.operator, path);
  await expect(page).toHaveURL(`${brand.origin}${path}`);
}

test("from today's figures to why each contract did or did not get a lead", async ({ page }) => {
  const { id } = await market.post("Decision");
  await open(page, prairie, "/operator");
  await page.getByRole("link", { name: "Received" }).first().click();
  await expect(page).toHaveURL(/from=.*&to=.*/);
  await page.getByRole("link", { name: `${OPS} Decision` }).click();
  await expect(page).toHaveURL(`${prairie.origin}/operator/leads/${id}`);
  const sheet = page.getByRole("dialog", { name: `${OPS} Decision` });
  await expect(sheet.getByRole("heading", { level: 1 })).toHaveText(`${OPS} Decision`);
  const decision = page.getByRole("table", { name: "Decision" });
  await expect(decision.getByRole("row", { name: `${OPS} Tagesvoll` })).toContainText(
    /daily cap of 1 reached at \d+:\d\d/,
  );
  await expect(decision.getByRole("row", { name: `${OPS} Leerkauf` })).toContainText(
    "not enough funds for $38.00",
  );
  await expect(decision.getByRole("row", { name: `${OPS} Grossdach` })).toContainText("filter on Roof area");
  await expect(decision.getByRole("row", { name: `${OPS} Sonnenhof` })).toContainText(
    "sold exclusively for $42.00",
  );
  await page.getByText("1 contract buys elsewhere").click();
  await expect(page.getByRole("link", { name: `${OPS} Fernverkauf` })).toBeVisible();
  const sales = page.getByRole("table", { name: "Sales" });
  await expect(sales.getByRole("row", { name: `${OPS} Sonnenhof` })).toContainText(
    /\$42\.00.*\$25\.20.*\$16\.80/,
  );
});

test("each figure of a period leads to what is behind it", async ({ page }) => {
  await market.post("Wrongtype", { fields: { roofArea: "a lot" } });
  await open(page, prairie, "/operator?days=7");
  await expect(page.getByRole("img", { name: /^Leads per day: \d+ in all/ })).toBeVisible();
  await page.getByRole("link", { name: "An answer of the wrong type" }).click();
  await expect(page).toHaveURL(/from=.*&to=.*&status=rejected&reason=wrong_type/);
  await expect(page.getByRole("link", { name: `${OPS} Wrongtype` })).toBeVisible();
  await page.goBack();
  const capped = page.locator("section").filter({ hasText: /contracts? at (its|their) limit/ });
  await capped.getByRole("link", { name: "Show all" }).click();
  await expect(page).toHaveURL(/activity=capped/);
  await expect(page.getByRole("row").filter({ hasText: `${OPS} Tagesvoll` })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: `${OPS} Sonnenhof` })).toHaveCount(0);
});

test("the same in German, with German amounts", async ({ page }) => {
  const { id } = await german.post("Entscheid");
  await open(page, sonne, `/operator/leads/${id}`);
  const decision = page.getByRole("table", { name: "Entscheidung" });
  await expect(decision.getByRole("row", { name: `${OPS} Tagesvoll` })).toContainText(
    /Tageslimit von 1 erreicht um \d\d:\d\d/,
  );
  await expect(decision.getByRole("row", { name: `${OPS} Sonnenhof` })).toContainText(
    /exklusiv verkauft für 42,00\s€/,
  );
});

test("a sale is delivered, seen with what was sent, and sent again", async ({ page }) => {
  const { id } = await market.post("Delivered");
  await open(page, prairie, `/operator/leads/${id}`);
  await reloadUntil(page, page.getByText("1 attempt", { exact: true }).first());
  await page.getByRole("button", { name: "Send again" }).click();
  const dialog = page.getByRole("dialog", { name: "Send this delivery again" });
  await expect(dialog).toContainText("Nothing is charged");
  await dialog.getByRole("button", { name: "Send again" }).click();
  await expect(dialog).toBeHidden();
  await reloadUntil(page, page.getByText("2 attempts", { exact: true }).first());
  await page.goto(`${prairie.origin}/operator/deliveries?buyerId=${market.winner.id}`);
  await page.locator("tbody").getByRole("rowheader").first().getByRole("link").click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText("Attempt 2")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  // The other list lies beneath the same address, but it is no delivery.
  await page.getByRole("link", { name: "Endpoints", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "Answer time" })).toBeVisible();
  await expect(page).toHaveURL(/\/operator\/deliveries\/endpoints$/);
});

test("a sale is reversed once, for a reason, and the money is back", async ({ page }) => {
  const { id } = await market.post("Reversed");
  await open(page, prairie, `/operator/buyers/${market.winner.id}`);
  const balance = page.locator("dl").filter({ hasText: "Credit limit" }).locator("dd").first();
  const before = await balance.innerText();
  await page.goto(`${prairie.origin}/operator/leads/${id}`);
  await page.getByRole("button", { name: "Reverse", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Reverse the sale to ${OPS} Sonnenhof` });
  await expect(dialog).toContainText("gets $42.00 back, the supplier's $25.20 are taken back");
  await dialog.getByRole("button", { name: "Credit $42.00" }).click();
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await dialog.getByLabel("Reason").fill("number not in service");
  await dialog.getByRole("button", { name: "Credit $42.00" }).click();
  await expect(page.getByText("$42.00 credited.")).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Reverse", exact: true })).toHaveCount(0);
  await expect(page.getByText(`${OPS} Sonnenhof, by Erika Muster: number not in service`)).toBeVisible();
  await page.goto(`${prairie.origin}/operator/buyers/${market.winner.id}`);
  expect(amountOf(await balance.innerText())).toBeCloseTo(amountOf(before) + 42);
  await expect(page.getByRole("row", { name: /Credit .*number not in service/ }).first()).toBeVisible();
});

test("a balance is adjusted: the dialog says what it will be, the statement why it is", async ({ page }) => {
  await open(page, prairie, `/operator/buyers/${market.short.id}`);
  await page.getByRole("button", { name: "Adjust balance" }).click();
  const dialog = page.getByRole("dialog", { name: `Adjust the balance of ${OPS} Leerkauf` });
  await dialog.getByLabel("Amount").fill("12,3456");
  await dialog.getByRole("button", { name: "Post" }).click();
  await expect(dialog.getByText("Please enter an amount").first()).toBeVisible();
  await dialog.getByLabel("Amount").fill("50.00");
  await expect(dialog).toContainText("Balance now $1.00, afterwards $51.00.");
  await dialog.getByLabel("Reason").fill("bank transfer received");
  await dialog.getByRole("button", { name: "Put $50.00 in" }).dblclick();
  await expect(page.getByText("Posted. The balance is $51.00.")).toBeVisible();
  await expect(dialog).toBeHidden();
  const line = page.getByRole("row", { name: /Adjustment .*bank transfer received/ });
  await expect(line).toContainText("+$50.00");
  await expect(line).toHaveCount(1);
  await page.getByRole("button", { name: "Adjust balance" }).click();
  await expect(dialog.getByLabel("Amount")).toHaveValue("");
  await dialog.getByLabel("Direction").selectOption("Take money out");
  await dialog.getByLabel("Amount").fill("60");
  await dialog.getByLabel("Reason").fill("too much");
  await dialog.getByRole("button", { name: "Take $60.00 out" }).click();
  await expect(dialog.getByRole("alert").or(dialog.locator("[data-form-errors]")).first()).toBeVisible();
  await expect(dialog.getByLabel("Amount")).toHaveValue("60");
});

test("a balance is adjusted without JavaScript", async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await open(page, prairie, `/operator/buyers/${market.short.id}`);
  await page.getByRole("button", { name: "Adjust balance" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Amount").fill("5");
  await dialog.getByLabel("Reason").fill("by hand, without script");
  await dialog.getByRole("button", { name: "Post" }).click();
  await expect(page.getByRole("row", { name: /by hand, without script/ })).toContainText("+$5.00");
});

test("a buyer is suspended and taken back, and may run up to a credit limit", async ({ page }) => {
  await open(page, prairie, `/operator/buyers/${market.short.id}`);
  await page.getByRole("button", { name: "Suspend" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByText(`${OPS} Leerkauf is suspended.`)).toBeVisible();
  await page.goto(`${prairie.origin}/operator/buyers?status=suspended&q=${OPS}`);
  await expect(page.getByRole("row", { name: `${OPS} Leerkauf` })).toContainText("Suspended");
  await page.getByRole("link", { name: `${OPS} Leerkauf` }).click();
  await page.getByRole("button", { name: "Reactivate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reactivate" }).click();
  await expect(page.getByText(`${OPS} Leerkauf gets leads again.`)).toBeVisible();
  await page.getByRole("button", { name: "Credit limit" }).click();
  const dialog = page.getByRole("dialog", { name: `Credit limit of ${OPS} Leerkauf` });
  await dialog.getByLabel("Credit limit").fill("500");
  await dialog.getByRole("button", { name: "Set credit limit" }).click();
  await expect(page.getByText("The credit limit is $500.00.")).toBeVisible();
});

test("leads are found by filter and search, and a filtered list is a link", async ({ page }) => {
  const { id } = await market.post("Refused", { contact: { lastName: "Refused", email: "not an address" } });
  const duplicate = await market.post("First");
  await open(page, prairie, "/operator/leads?status=rejected&reason=invalid_email");
  await expect(page.getByRole("rowheader", { name: "Refused" })).toBeVisible();
  await page.getByRole("searchbox").fill(`${OPS}.first@example.org`);
  await page.getByRole("combobox", { name: "Status" }).selectOption("");
  await page.getByRole("combobox", { name: "Reason" }).selectOption("");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/q=Ops\d+.first%40example.org/);
  await expect(page.getByRole("rowheader", { name: `${OPS} First` })).toHaveCount(2);
  await page.goto(`${prairie.origin}/operator/leads/${duplicate.id}`);
  await page.getByRole("link", { name: "Open the first one" }).click();
  await expect(page.getByText("Sold", { exact: true }).first()).toBeVisible();
  await page.goto(`${prairie.origin}/operator/leads/${id}`);
  await expect(page.getByText("Email: is not an email address").first()).toBeVisible();
  await expect(page.getByText("Nobody was asked")).toBeVisible();
  await page.goto(`${prairie.origin}/operator/leads?q=nobody-of-this-name`);
  await page.getByRole("link", { name: "Show all leads" }).click();
  await expect(page).toHaveURL(`${prairie.origin}/operator/leads`);
});

test("a buyer's person leads to what that person did", async ({ page }) => {
  const { buyerId, email, userId } = prairie.buyer;
  await open(page, prairie, `/operator/buyers/${buyerId}`);
  const person = page.getByRole("row").filter({ hasText: email });
  await person.getByRole("link", { name: /^Show what .* did$/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audit log");
  await expect(page).toHaveURL(new RegExp(`who=${userId}`));
  await expect(page.getByRole("combobox", { name: "Who" }).locator("option:checked")).toHaveText(
    "Erika Muster",
  );
});

test("who may only look is offered nothing to do", async ({ page }) => {
  const email = `vera-viewer-${process.pid}@example.org`;
  await withBrand({ brandId: prairie.id }, (tx) =>
    insertUser(tx, { kind: "operator", role: "viewer", email, name: "Vera Viewer" }, null),
  );
  const { id } = await market.post("Viewed");
  await signIn(page, prairie, { email }, `/operator/leads/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${OPS} Viewed`);
  await expect(page.getByRole("button", { name: "Reverse", exact: true })).toHaveCount(0);
  await page.goto(`${prairie.origin}/operator/buyers/${market.winner.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${OPS} Sonnenhof`);
  for (const name of ["Adjust balance", "Credit limit", "Suspend"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
});

function amountOf(text: string): number {
  return Number(text.replace(/[^\d.-]/g, ""));
}
