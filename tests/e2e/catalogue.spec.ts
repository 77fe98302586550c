import { expect, signIn, test } from "./journey";
import { makeOperatorMarket } from "./operator-market";
import { world } from "./world";

const { prairie } = world();

test("an operator makes a category with its fields and a stage, and tries a lead", async ({ page }) => {
  await signIn(page, prairie, prairie.operator, "/operator/categories/new");
  await page.getByLabel("Name in English").fill("Windows");
  await page.getByLabel(/^Key/).first().fill("No Key");
  await page.getByRole("button", { name: "Add a field" }).click();
  const row = page.locator("[data-row]").first();
  await row.getByLabel("Key").fill("count");
  await row.getByLabel("Type").selectOption("number");
  await row.getByLabel("Label in English").fill("How many");
  await row.getByLabel("At least").fill("2");
  await row.getByLabel("Required").check();
  await page.getByRole("button", { name: "Create category" }).click();
  await expect(page.getByText("A key is a small letter").first()).toBeVisible();
  // What was typed is still there.
  await expect(row.getByLabel("Label in English")).toHaveValue("How many");
  await page.getByLabel(/^Key/).first().fill("windows");
  await page.getByRole("button", { name: "Create category" }).click();
  await expect(page.getByRole("heading", { name: "Windows", level: 1 })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "How many" })).toContainText("from 2");

  for (const name of ["Regular buyers", "Everybody else"]) {
    await page.getByRole("link", { name: "Add stage" }).click();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Add stage" }).click();
    await expect(page.getByRole("link", { name })).toBeVisible();
  }
  const up = page.getByRole("button", { name: "Move “Everybody else” up" });
  await up.press("Enter");
  await expect(page.getByRole("row").nth(1)).toContainText("Everybody else");
  await expect(up).toBeFocused();

  await page.getByRole("link", { name: "Try a lead" }).click();
  await page.getByLabel("Postal code").fill("60601");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText("Such a lead is rejected")).toBeVisible();
  await page.getByLabel("How many").fill("3");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText("Nobody would buy it.")).toBeVisible();
});

test("a lead that is tried shows who would buy it and why the others would not", async ({ page }) => {
  const market = await makeOperatorMarket(prairie, "Tryout");
  await signIn(page, prairie, prairie.operator, `/operator/categories/${market.category.id}/try`);
  await page.getByLabel("Postal code").fill("60601");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Sonnenhof" })).toContainText("sold");
  await expect(page.getByRole("row").filter({ hasText: "Grossdach" })).toContainText("Roof area");
});

test("a supplier is made with a source whose key is shown once", async ({ page }) => {
  await makeOperatorMarket(prairie, "Sourcing");
  await signIn(page, prairie, prairie.operator, "/operator/suppliers/new");
  await page.getByLabel("Company").fill("Window Leads Inc.");
  await page.getByLabel("Email").fill("hello@window-leads.example");
  await page.getByRole("button", { name: "Create supplier" }).click();
  await expect(page.getByRole("heading", { name: "Window Leads Inc.", level: 1 })).toBeVisible();
  // Nobody is there yet who could invite others.
  await expect(page.getByLabel("Role")).toHaveValue("owner");
  await page.getByLabel("Name", { exact: true }).first().fill("Form on the site");
  await page.getByRole("button", { name: "Create source" }).click();
  const key = page.locator("code").filter({ hasText: /^fl_live_/ });
  await expect(key).toBeVisible();
  await page.getByRole("link", { name: "Form on the site" }).click();
  await page.getByRole("button", { name: "Go live" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Go live" }).click();
  await expect(page.getByText("The source is live.")).toBeVisible();
  await expect(page.getByText("Live", { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/^fl_live_[\w-]{20,}$/)).toHaveCount(0);
});

test("an invited person chooses a password, is signed in, and can be removed", async ({ page, visitor }) => {
  await signIn(page, prairie, prairie.operator, "/operator/team");
  const form = page.locator("form", { has: page.getByRole("button", { name: "Send the invitation" }) });
  await form.getByLabel("Email").fill("new.viewer@example.org");
  await form.getByRole("button").click();
  await expect(page.getByText("is on its way")).toBeVisible();
  await page.goto(`${prairie.origin}/outbox?q=new.viewer@example.org`);
  await page.getByRole("link", { name: "Your invitation" }).first().click();
  await page.waitForURL(/outbox\/mail_/);
  const path = /\/invite\/[\w-]{20,}/.exec(await page.content())?.[0] ?? "";

  const person = await visitor();
  await person.goto(prairie.origin + path);
  await person.getByLabel("Your name").fill("Vera Viewer");
  await person.getByLabel("Choose a password", { exact: true }).fill("long enough for anybody");
  await person.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(person).toHaveURL(/\/operator/);
  await person.goto(`${prairie.origin}/operator/team`);
  await expect(person.getByRole("row").filter({ hasText: "Vera Viewer" })).toContainText("Viewer");
  // A viewer looks only.
  await expect(person.getByRole("button", { name: "Send the invitation" })).toHaveCount(0);
  expect((await person.goto(`${prairie.origin}/operator/categories/new`))?.status()).toBe(404);

  await page.goto(`${prairie.origin}/operator/team`);
  const row = page.getByRole("row").filter({ hasText: "Vera Viewer" });
  await row.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the person" }).click();
  await expect(row).toHaveCount(0);
  await person.goto(`${prairie.origin}/operator`);
  await expect(person).toHaveURL(/\/sign-in/);
  await person.goto(prairie.origin + path);
  await expect(person.getByText("has been used already")).toBeVisible();
});
