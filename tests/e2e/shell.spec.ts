import { expect, signIn, test } from "./journey";
import { findBarriers } from "./look-around";
import { makeOperatorMarket, type OperatorMarket } from "./operator-market";
import { world } from "./world";

const { prairie } = world();
const SHELL = `Shell${process.pid}`;
let market: OperatorMarket;

test.beforeAll(async () => {
  market = await makeOperatorMarket(prairie, SHELL);
});

test("the palette by keyboard: a lead by its phone number, then a contract is paused and resumed", async ({
  page,
  visitor,
}) => {
  const contact = { firstName: SHELL, lastName: "Caller", phone: "+1 312 943 2187" };
  const { id } = await market.post("Caller", { contact });
  await signIn(page, prairie, prairie.operator, "/operator");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Search and commands" });
  await expect(field).toBeFocused();
  await page.keyboard.type("(312) 943-2187");
  await expect(page.getByRole("option", { name: `${SHELL} Caller` })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${prairie.origin}/operator/leads/${id}`);
  const asked = await (await visitor()).goto(`${prairie.origin}/search?q=${SHELL}`);
  expect([asked?.status(), await asked?.json()]).toEqual([401, {}]);

  for (const [verb, done] of [
    ["pause", "The contract is paused."],
    ["resume", "The contract buys again."],
  ] as const) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(`${verb} ${SHELL} Sonnenhof`);
    await expect(page.getByRole("option")).toHaveText([new RegExp(`^${verb}.*Sonnenhof`, "i")]);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `${verb} contract` }).click();
    await expect(page.getByText(done)).toBeVisible();
    await expect(field).toBeHidden();
  }
});

test("a view is saved, used, made the default of the navigation and deleted", async ({ page }) => {
  await signIn(page, prairie, prairie.operator, "/operator/leads?status=sold");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(`${SHELL} sold`);
  await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  const views = page.getByRole("navigation", { name: "Views" });
  const tab = views.getByRole("link", { name: `${SHELL} sold` });
  await expect(tab).toHaveAttribute("aria-current", "page");
  await views.getByRole("link", { name: "All" }).click();
  await expect(page).toHaveURL(`${prairie.origin}/operator/leads`);
  await tab.click();
  await expect(page).toHaveURL(`${prairie.origin}/operator/leads?status=sold`);

  await page.getByRole("button", { name: "Make default" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make default" }).click();
  await expect(page.getByText("The list opens with this view from now on.")).toBeVisible();
  await page.goto(`${prairie.origin}/operator`);
  await page
    .getByRole("navigation", { name: "Main navigation" })
    .getByRole("link", { name: "Leads" })
    .click();
  await expect(tab).toHaveAttribute("aria-current", "page");

  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete view" }).click();
  await expect(tab).toBeHidden();
});

test("without a line a form says so and keeps what was typed; single keys can be switched off", async ({
  page,
  context,
}) => {
  await signIn(page, prairie, prairie.operator, "/operator/settings");
  const single = page.getByLabel("Shortcuts of a single key");
  await page.keyboard.press("?");
  const overview = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(overview).toBeVisible();
  await page.keyboard.press("Escape");

  await single.uncheck();
  await context.setOffline(true);
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("No connection to the server")).toBeVisible();
  await expect(single).not.toBeChecked();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(single).not.toBeChecked();
  await page.locator("body").press("?");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search and commands" })).toBeVisible();
  await expect(overview).toBeHidden();
  await page.keyboard.press("Escape");
  await single.check();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
});
