/** A buyer's day: what waits, a lead worked from the phone, the pipeline, files for the office, one's own settings. */
import { readFile } from "node:fs/promises";
import { expect, signIn, signInByForm, test } from "./journey";
import { type Market, openMarket } from "./market";
import { world } from "./world";

const { sonne, prairie } = world();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let market: Market;
test.beforeAll(async () => {
  market = await openMarket(prairie);
});

test("on a phone: a lead comes in live, is called, noted, quoted, and exported", async ({ visitor }) => {
  const page = await visitor(PHONE);
  await signIn(page, prairie, prairie.buyer, "/buyer/leads");
  await expect(page.getByText("Live: new leads appear")).toBeVisible();
  const lead = await market.post();
  const inList = page.getByRole("link", { name: lead.lastName }).first();
  await expect(async () => {
    // A finger rests on the list at times: new leads wait on their button then, which may go while it is sought.
    const waiting = page.getByRole("button", { name: /new lead/ });
    if (await waiting.isVisible()) await waiting.click({ timeout: 1_000 });
    await expect(inList).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await inList.click();

  await expect(page.getByRole("heading", { level: 1 })).toContainText(lead.lastName);
  await expect(page.locator('a[href^="mailto:"]').first()).toHaveAttribute("href", `mailto:${lead.email}`);
  await page.getByLabel("New note").fill("Calls back on Friday\nafter five");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText("Calls back on Friday").first()).toBeVisible();
  await expect(page.getByLabel("New note")).toHaveValue("");

  const quoted = page.getByRole("button", { name: "Quoted", exact: true });
  await quoted.click();
  await expect(quoted).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("Stage: Quoted")).toBeVisible();
  await page.getByLabel(/Follow up on/).fill("2099-12-31");
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await expect(page.getByText(/Follow-up on Dec 31, 2099/)).toBeVisible();
  await page.getByLabel(/Deal value/).fill("12,500.00");
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(page.getByText("Deal value: $12,500.00")).toBeVisible();

  await page.goto(`${prairie.origin}/buyer/leads?stage=quoted&q=${lead.email}`);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^leads-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^\uFEFFLead id,/);
  for (const part of [lead.id, lead.email, "Quoted", "2099-12-31", "12500.00"]) {
    expect(lines[1]).toContain(part);
  }
});

test("a stage is changed at once and taken back; losing says why, and so does a line that is cut", async ({
  page,
  context,
}) => {
  const lead = await market.post();
  await signIn(page, prairie, prairie.buyer, `/buyer/leads/${lead.id}`);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Quoted", exact: true }).click();
  await expect(page.getByText("No connection to the server. Please try again.")).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Won", exact: true }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "New", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByText("Lost", { exact: true }).click();
  await page.getByLabel("Why was it lost?").selectOption("Too expensive");
  await page.getByRole("button", { name: "Mark as lost" }).click();
  await expect(page.getByText("Lost: Too expensive")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Lost: Too expensive")).toBeVisible();
});

test("stage, star and note work without JavaScript", async ({ visitor }) => {
  const lead = await market.post();
  const page = await visitor({ javaScriptEnabled: false });
  await signIn(page, prairie, prairie.buyer, `/buyer/leads/${lead.id}`);
  await page.getByRole("button", { name: "Contacted", exact: true }).click();
  await expect(page.getByText("Stage: Contacted")).toBeVisible();
  await page.getByRole("button", { name: "Star this lead" }).click();
  await expect(page.getByRole("button", { name: "Star this lead" })).toHaveAttribute("aria-pressed", "true");
  await page.getByLabel("New note").fill("Left a message");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText("Left a message").first()).toBeVisible();
});

test("the list's filters go along to the next lead", async ({ page }) => {
  const own = await openMarket(prairie);
  const [older, newer] = [await own.post(), await own.post()];
  await market.post();
  await signIn(page, prairie, prairie.buyer, `/buyer/leads?contractId=${own.contract.id}`);
  await page.getByRole("link", { name: newer.lastName }).click();
  const sheet = (name: string) => page.getByRole("dialog", { name });
  await expect(sheet(newer.lastName).getByRole("button", { name: "Previous" })).toBeDisabled();
  await sheet(newer.lastName).getByRole("button", { name: "Next" }).click();
  await expect(sheet(older.lastName).getByRole("button", { name: "Next" })).toBeDisabled();
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // The same address asked for directly is a page of its own, with the same filters.
  await page.goForward();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(older.lastName);
  await expect(page.getByRole("link", { name: "Next lead" })).toBeHidden();
  await page.getByRole("link", { name: "Previous lead" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(newer.lastName);
});

test("the pipeline moves leads by button and by dragging", async ({ page }) => {
  const lead = await market.post();
  await signIn(page, prairie, prairie.buyer, "/buyer/pipeline");
  const column = (name: string) => page.getByRole("region", { name, exact: true });
  const card = (name: string) => column(name).getByRole("listitem").filter({ hasText: lead.lastName });
  await card("New").getByRole("button", { name: "Move to “Contacted”" }).click();
  await expect(card("Contacted")).toBeVisible();
  await card("Contacted").dragTo(column("Won"));
  await expect(card("Won")).toBeVisible();
  await expect(page.getByText("Moved to “Won”.")).toBeVisible();
  await page.reload();
  await expect(card("Won")).toBeVisible();
});

test("the overview says what a paused contract and a reached limit keep from", async ({ page }) => {
  const own = await openMarket(prairie);
  await own.post();
  await signIn(page, prairie, prairie.buyer, `/buyer/contracts/${own.contract.id}`);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("This contract is paused")).toBeVisible();
  await page.goto(`${prairie.origin}/buyer`);
  await expect(page.getByText("What keeps your contracts from buying right now")).toBeVisible();
  await expect(page.getByText(/is paused|are paused/)).toBeVisible();
  await page.getByRole("link", { name: "Unread leads" }).click();
  await expect(page).toHaveURL(/opened=false/);
});

test("settings: the zone on pages, a key shown once, sessions ended elsewhere", async ({ page, visitor }) => {
  const elsewhere = await visitor();
  await signInByForm(elsewhere, prairie, prairie.buyer, "/buyer/wallet");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Wallet");
  await signInByForm(page, prairie, prairie.buyer, "/buyer/settings");

  await page.getByLabel("Name").fill("Office");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByText("The key is created")).toBeVisible();
  const key = await page.getByRole("region", { name: "New key" }).innerText();
  expect(key).toMatch(/^fl_live_/);
  const askWallet = () =>
    page.evaluate(async (token) => {
      const answer = await fetch("/api/v1/wallet", { headers: { authorization: `Bearer ${token}` } });
      return answer.status;
    }, key.trim());
  expect(await askWallet()).toBe(200);
  await page.reload();
  await expect(page.getByText(key)).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: "Office" });
  await row.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toBeHidden();
  expect(await askWallet()).toBe(401);

  await page.getByRole("button", { name: "End all others" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End all others" }).click();
  await expect(page.getByText(/sessions? (is|are) ended/)).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere.getByLabel("Password", { exact: true })).toBeVisible();

  await page.getByLabel(/Time zone/).selectOption("Asia/Tokyo");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(`${prairie.origin}/buyer/settings`);
  await expect(page.getByLabel(/Time zone/)).toHaveValue("Asia/Tokyo");
  await page.getByLabel(/Time zone/).selectOption({ index: 0 });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
});

test("the statement is a file with the balance after each movement, and a document", async ({ page }) => {
  const lead = await market.post();
  await signIn(page, prairie, prairie.buyer, "/buyer/wallet?kind=sale");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Statement as CSV" }).click(),
  ]);
  const lines = (await readFile(await file.path(), "utf8")).split("\r\n");
  expect(lines.find((line) => line.includes(lead.id))).toMatch(/,Purchase,.*,-5\.00,\d+\.\d\d$/);
  const [pdf] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Statement as PDF" }).click(),
  ]);
  expect(pdf.suggestedFilename()).toBe("statement.pdf");
  expect((await readFile(await pdf.path(), "latin1")).slice(0, 5)).toBe("%PDF-");
});

test("files of what is somebody else's are not there", async ({ page }) => {
  const foreign = await openMarket(sonne);
  const lead = await foreign.post();
  await signIn(page, prairie, prairie.buyer, "/buyer/wallet");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wallet");
  const ask = (path: string) =>
    page.evaluate(async (url) => {
      const answer = await fetch(url);
      return { status: answer.status, text: await answer.text() };
    }, `/buyer/${path}`);
  const file = await ask(`leads/export?contractId=${foreign.contract.id}`);
  expect(file.status).toBe(200);
  expect(file.text).not.toContain(lead.id);
  expect((await ask("leads/export?from=x")).status).toBe(404);
  await page.context().clearCookies();
  const nobody = await ask("leads/export");
  expect(nobody.text).not.toContain("Lead id");
});
