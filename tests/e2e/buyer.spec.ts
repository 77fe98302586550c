import { eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { sale, saleOpening } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { expect, reloadUntil, signIn, test } from "./journey";
import { type Market, openMarket } from "./market";
import { type WorldBrand, world } from "./world";

const { prairie } = world();
/** Nothing listens there. */
const DEAD_END = "http://127.0.0.1:9/hook";
const LIST = `${prairie.origin}/buyer/leads`;

let market: Market;
test.beforeAll(async () => {
  market = await openMarket(prairie, DEAD_END);
});

async function isOpened(brand: WorldBrand, leadId: Id<"lead">): Promise<boolean> {
  const rows = await withBrand({ brandId: brand.id }, (tx) =>
    tx
      .select({ saleId: saleOpening.saleId })
      .from(saleOpening)
      .innerJoin(sale, eq(sale.id, saleOpening.saleId))
      .where(eq(sale.leadId, leadId)),
  );
  return rows.length > 0;
}

test("a lead that is sold appears by itself, is opened, and stands in the statement", async ({ page }) => {
  await signIn(page, prairie, prairie.buyer, "/buyer/leads");
  await expect(page.getByText("Live: new leads appear")).toBeVisible();
  await page.mouse.move(0, 0);
  const lead = await market.post();
  expect(lead.status).toBe("sold");
  const row = page.getByRole("row").filter({ hasText: lead.lastName });
  await expect(row).toBeVisible({ timeout: 5_000 });
  await expect(row).toContainText("Unread");

  await row.getByRole("link", { name: lead.lastName }).click();
  await expect(page.getByRole("heading", { name: `Erika ${lead.lastName}` })).toBeVisible();
  await expect(page.getByRole("link", { name: "Email", exact: true })).toHaveAttribute(
    "href",
    `mailto:${lead.email}`,
  );
  const sheet = page.getByRole("dialog", { name: `Erika ${lead.lastName}` });
  await expect(sheet.getByText("85", { exact: true })).toBeVisible();
  await expect(sheet.getByText("Opened", { exact: true })).toBeVisible();
  expect(await isOpened(prairie, lead.id)).toBe(true);

  await page.getByRole("link", { name: "Leads", exact: true }).first().click();
  await expect(row).toBeVisible();
  await expect(row).not.toContainText("Unread");

  await page.getByRole("link", { name: "Wallet" }).first().click();
  const entry = page.getByRole("row").filter({ has: page.locator(`a[href$="${lead.id}"]`) });
  await expect(entry).toContainText("−$5.00");
});

test("nothing moves under the pointer: new leads wait on a button", async ({ page }) => {
  const first = await market.post();
  await signIn(page, prairie, prairie.buyer, "/buyer/leads");
  await expect(page.getByText("Live: new leads appear")).toBeVisible();
  const known = page.getByRole("row").filter({ hasText: first.lastName });
  await known.hover();
  const before = await known.boundingBox();
  const second = await market.post();
  const waiting = page.getByRole("button", { name: "1 new lead" });
  await expect(waiting).toBeVisible();
  expect(await known.boundingBox()).toEqual(before);
  await waiting.click();
  await expect(page.getByRole("row").filter({ hasText: second.lastName })).toBeVisible();
  await expect(waiting).toBeHidden();
});

test("a list that is looked at opens nothing", async ({ page }) => {
  const lead = await market.post();
  await signIn(page, prairie, prairie.buyer, `/buyer/leads?q=${lead.email}`);
  const link = page.getByRole("link", { name: lead.lastName });
  await link.hover();
  await page.waitForLoadState("networkidle").catch(() => undefined);
  expect(await isOpened(prairie, lead.id)).toBe(false);
});

test("filters are the address, and search finds a lead by its mail address", async ({ page }) => {
  const [one, other] = [await market.post(), await market.post()];
  await signIn(page, prairie, prairie.buyer, "/buyer/leads");
  await page.getByPlaceholder("Name, phone, email or id").fill(one.email);
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/[?&]q=/);
  await expect(page.getByText(one.lastName)).toBeVisible();
  await expect(page.getByText(other.lastName)).toBeHidden();
  await page.goto(`${LIST}?opened=true&q=${one.email}`);
  await expect(page.getByText("No lead matches these filters")).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).first().click();
  await expect(page.getByText(other.lastName)).toBeVisible();
});

test("list, lead and filter work without JavaScript", async ({ visitor }) => {
  const lead = await market.post();
  const page = await visitor({ javaScriptEnabled: false });
  await signIn(page, prairie, prairie.buyer, "/buyer/leads");
  await page.getByPlaceholder("Name, phone, email or id").fill(lead.email);
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("link", { name: lead.lastName }).click();
  await expect(page.getByRole("link", { name: lead.email })).toBeVisible();
  expect(await isOpened(prairie, lead.id)).toBe(true);
});

test("a paused contract buys nothing until it is resumed", async ({ page }) => {
  const own = await openMarket(prairie);
  await signIn(page, prairie, prairie.buyer, `/buyer/contracts/${own.contract.id}`);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("This contract is paused")).toBeVisible();
  expect((await own.post()).status).toBe("unsold");
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("This contract is paused")).toBeHidden();
  expect((await own.post()).status).toBe("sold");
  await page.reload();
  await expect(page.getByRole("row", { name: /Today/ })).toContainText("1 of 20");
});

test("a failed delivery says why and is sent again", async ({ page }) => {
  const lead = await market.post();
  await signIn(page, prairie, prairie.buyer, `/buyer/leads/${lead.id}`);
  await reloadUntil(page, page.getByText("Being retried"));
  await page.getByRole("link", { name: /^Webhook/ }).click();
  await expect(page.getByText("No connection to the receiver.").first()).toBeVisible();
  await expect(page.getByText("Attempt 1")).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: /^Mailbox/ }).click();
  await expect(page.getByRole("heading", { name: /^Delivery to Mailbox/ })).toBeVisible();
  // What is still on its way cannot be sent again.
  const again = page.getByRole("button", { name: "Send again" });
  await reloadUntil(page, again);
  await again.click();
  await expect(page.getByText("It is on its way again.")).toBeVisible();
});

test("deliveries are looked through over their list, and no lead is opened by it", async ({ page }) => {
  const lead = await market.post();
  await signIn(page, prairie, prairie.buyer, `/buyer/deliveries?q=${lead.id}`);
  await page.getByRole("rowheader").first().getByRole("link").click();
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("It is shown once you have opened the lead.");
  const first = await sheet.getAttribute("aria-label");
  await page.keyboard.press("j");
  await expect(sheet).not.toHaveAttribute("aria-label", first ?? "");
  await page.reload();
  await expect(page.getByText("It is shown once you have opened the lead.")).toBeVisible();
  expect(await isOpened(prairie, lead.id)).toBe(false);
  await expect(page.getByText(lead.email)).toHaveCount(0);
  await page.getByRole("link", { name: "Open the lead" }).first().click();
  await expect(page.getByRole("link", { name: lead.email })).toBeVisible();
  await page.goBack();
  await reloadUntil(page, page.getByText("Attempt 1"));
  await expect(page.getByText(lead.email).first()).toBeAttached();
});

test("the mail about a lead waits in the outbox, for its reader alone", async ({ page, visitor }) => {
  const lead = await market.post();
  await signIn(page, prairie, prairie.buyer);
  await expect(page).toHaveURL(/\/buyer/);
  await expect(async () => {
    await page.goto(`${prairie.origin}/outbox?q=${lead.lastName}`);
    await page.getByRole("link", { name: new RegExp(lead.lastName) }).click({ timeout: 2_000 });
  }).toPass();
  await expect(page.locator("iframe")).toHaveAttribute("srcdoc", new RegExp(lead.email));
  const supplier = await visitor();
  await signIn(supplier, prairie, prairie.supplier);
  await expect(supplier).toHaveURL(/\/supplier/);
  await supplier.goto(`${prairie.origin}/outbox?q=${lead.lastName}`);
  await expect(supplier.getByText("No mail here")).toBeVisible();
});
