import { expect, signIn, test } from "./journey";
import { makeOperatorMarket, type OperatorMarket } from "./operator-market";
import { world } from "./world";

const { prairie } = world();
const NAME = `Nordlicht${process.pid}`;
let market: OperatorMarket;

test.beforeAll(async () => {
  market = await makeOperatorMarket(prairie, NAME);
});

test("a buyer is made with its first person, who comes in and sees what is paid in, and that it is frozen", async ({
  page,
  visitor,
}) => {
  const person = `nora-${process.pid}@example.org`;
  await signIn(page, prairie, prairie.operator, "/operator/buyers");
  await page.getByRole("link", { name: "New buyer" }).click();
  await page.getByLabel("Name", { exact: true }).first().fill(`${NAME} Solar`);
  await page.getByLabel("Email of the company").fill("office@example.org");
  await page.getByLabel(/^Time zone/).selectOption("America/Denver");
  await page.getByLabel(/^Credit limit/).fill("a lot");
  await page.locator('input[name="firstUser.email"]').fill(person);
  await page.getByRole("button", { name: "Create buyer" }).click();
  await expect(page.getByLabel(/^Credit limit/)).toBeFocused();
  await expect(page.locator('input[name="firstUser.email"]')).toHaveValue(person);
  await page.getByLabel(/^Credit limit/).fill("150");
  await page.getByRole("button", { name: "Create buyer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${NAME} Solar`);
  const buyerUrl = page.url();
  await expect(page.getByText("$150.00").first()).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: person })).toContainText("Owner");

  await page.goto(`${prairie.origin}/outbox?q=${person}`);
  await page.getByRole("link", { name: "Your invitation" }).click();
  await page.waitForURL(/outbox\/mail_/);
  const path = /\/invite\/[\w-]{20,}/.exec(await page.content())?.[0] ?? "";
  const nora = await visitor();
  await nora.goto(`${prairie.origin}${path}`);
  await nora.getByLabel("Your name").fill("Nora North");
  await nora.getByLabel("Choose a password", { exact: true }).fill("long enough for anybody");
  await nora.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(nora).toHaveURL(/\/buyer/);

  await page.goto(buyerUrl);
  await page.getByRole("button", { name: "Adjust balance" }).click();
  const adjust = page.getByRole("dialog", { name: /Adjust the balance/ });
  await adjust.getByLabel("Amount").fill("80");
  await adjust.getByLabel("Reason").fill("first payment");
  await adjust.getByRole("button", { name: "Put $80.00 in" }).click();
  await expect(page.getByText("Posted. The balance is $80.00.")).toBeVisible();
  await nora.goto(`${prairie.origin}/buyer/wallet?q=payment`);
  await expect(nora.getByRole("row", { name: /first payment/ })).toContainText("+$80.00");

  await page.getByRole("button", { name: "Freeze wallet" }).click();
  const freeze = page.getByRole("dialog", { name: `Freeze the wallet of ${NAME} Solar` });
  await expect(freeze).toContainText("no contract of this buyer gets leads");
  await freeze.getByLabel("Reason").fill("the payment came back");
  await freeze.getByRole("button", { name: "Freeze wallet" }).click();
  await expect(page.getByText("Reason: the payment came back")).toBeVisible();
  await nora.goto(`${prairie.origin}/buyer`);
  await expect(nora.getByText("Your wallet is frozen")).toBeVisible();
  await expect(nora.getByText("the payment came back")).toHaveCount(0);
});

test("a buyer is edited, the list is sorted, and a reader wants no mail", async ({ page, visitor }) => {
  await signIn(page, prairie, prairie.operator, `/operator/buyers/${market.winner.id}`);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel(/^Phone/).fill("+1 312 555 0100");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(`${prairie.origin}/operator/buyers?q=${NAME}&sort=-balance`);
  const names = page.locator("tbody").getByRole("rowheader");
  await expect(names.last()).toContainText("Leerkauf");
  await page.getByRole("link", { name: "Balance" }).click();
  await expect(names.first()).toContainText("Leerkauf");
  const reader = await visitor();
  await signIn(reader, prairie, prairie.buyer, "/buyer/settings");
  await reader.getByLabel("Mail me when the balance is low").uncheck();
  await reader.getByRole("button", { name: "Save notifications" }).click();
  await expect(reader.getByText("Saved.")).toBeVisible();
  await reader.reload();
  await expect(reader.getByLabel("Mail me when the balance is low")).not.toBeChecked();
});
