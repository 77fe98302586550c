import type { Locator, Page } from "@playwright/test";
import { expect, signIn, test } from "./journey";
import { makeOperatorMarket, type OperatorMarket } from "./operator-market";
import { type WorldBrand, world } from "./world";

const { sonne, prairie } = world();
const OPS = `Edit${process.pid}`;
const MOST_TABS = 120;

let market: OperatorMarket;
let german: OperatorMarket;
test.beforeAll(async () => {
  market = await makeOperatorMarket(prairie, OPS);
  german = await makeOperatorMarket(sonne, OPS);
});

/** The way there with the keyboard alone. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let n = 0; n < MOST_TABS; n++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} was not reached by ${key}`);
}

async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

const newContract = ({ winner, category }: OperatorMarket): string =>
  `/operator/contracts/new?buyerId=${winner.id}&categoryId=${category.id}`;

async function open(page: Page, brand: WorldBrand, path: string): Promise<void> {
  await signIn(page, brand, brand.operator, path);
  await expect(page).toHaveURL(`${brand.origin}${path}`);
}

test("a contract is made with the keyboard alone", async ({ page }) => {
  const { winner, category } = market;
  await open(page, prairie, `/operator/contracts?buyerId=${winner.id}&categoryId=${category.id}`);
  await tabTo(page, page.getByRole("link", { name: "New contract" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New contract");

  await typeInto(page, page.getByLabel("Price exclusive"), "38");
  await tabTo(page, page.getByRole("button", { name: "Radius" }));
  await page.keyboard.press("Enter");
  const area = page.getByRole("group", { name: "Area 2: radius" });
  await expect(area.getByLabel("Effect")).toBeFocused();
  await typeInto(page, area.getByLabel("Around postal code"), "60601");
  await typeInto(page, area.getByLabel("Distance"), "30");
  await tabTo(page, page.getByRole("button", { name: "Remove area 1" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Country", exact: true })).toBeFocused();
  await expect(page.getByLabel("Around postal code")).toHaveValue("60601");

  await tabTo(page, page.getByRole("button", { name: "Add a filter" }));
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Field", { exact: true })).toBeFocused();
  await typeInto(page, page.getByLabel("Value", { exact: true }), "50");
  await typeInto(page, page.getByRole("group", { name: "Leads at most" }).getByLabel("A day"), "3");
  await tabTo(page, page.getByRole("button", { name: "Mon–Fri 8–18" }));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Friday")).toHaveValue("08:00–18:00");
  const sentence =
    "Solar leads within 30 mi of 60601, Roof area at least 50, at most 3 a day, Mon–Fri 08:00–18:00, $38.00 exclusive";
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.getByText(/^United States: \d[\d,]* of 41,488 postal codes$/)).toBeVisible();

  // Without a name it does not go: the focus stands where something is missing.
  await tabTo(page, page.getByRole("button", { name: "Save contract" }).last());
  await page.keyboard.press("Enter");
  const name = page.getByRole("textbox", { name: "Name" });
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.type("Chicago roofs");
  await tabTo(page, page.getByRole("button", { name: "Try on past leads" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Of \d+ leads?, it would have matched/)).toBeVisible();

  await tabTo(page, name, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/operator\/contracts\/contract_[0-9a-z]+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chicago roofs");
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.getByText("Created", { exact: true })).toBeVisible();

  await tabTo(page, page.getByRole("link", { name: "Edit", exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Price exclusive"));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("41.50");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Changed: Price exclusive")).toBeVisible();
  await expect(page.getByText("$41.50 exclusive").first()).toBeVisible();
});

test("the editor works without JavaScript and keeps what was typed", async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await open(page, sonne, newContract(german));
  await page.getByRole("textbox", { name: "Name" }).fill("Ohne Skript");
  await page.getByRole("button", { name: "Postleitzahlen", exact: true }).click();
  await page.getByLabel("Postleitzahlen und Präfixe").fill("80331\t1067; 81*\n99999 München");
  await page.getByRole("button", { name: "Gebiet 1 entfernen" }).click();
  await page.getByRole("button", { name: "Vertrag speichern" }).last().click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Ohne Skript");
  await expect(page.getByLabel("Preis exklusiv")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("Führende Null ergänzt: 01067")).toBeVisible();
  await expect(page.getByText("Nicht bekannt, trotzdem behalten: 99999")).toBeVisible();
  await page.getByLabel("Preis exklusiv").fill("38,00");
  await page.getByRole("button", { name: "An früheren Leads erproben" }).click();
  await expect(page.getByText(/Von \d+ Leads? hätte er zu/)).toBeVisible();
  await page.getByRole("button", { name: "Vertrag speichern" }).last().click();
  await expect(page).toHaveURL(/\/operator\/contracts\/contract_[0-9a-z]+$/);
  await expect(page.getByText("Leads „Solar“ in den Postleitzahlen 81…, 80331, 01067, 99999")).toBeVisible();
});

test("an operator adds a webhook for a buyer, sees its secret once and sends a test lead", async ({
  page,
}) => {
  const list = `/operator/buyers/${market.winner.id}/endpoints`;
  await open(page, prairie, list);
  await page.getByRole("link", { name: "Add webhook" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("CRM");
  await page.getByLabel("Address").fill("ftp://nowhere");
  await page.getByText("Variables", { exact: true }).click();
  await page.getByLabel("Body").fill('{"mail": ""}');
  await page.getByLabel("Body").press("ArrowLeft");
  await page.getByLabel("Body").press("ArrowLeft");
  await page.getByRole("button", { name: "Insert lead.contact.email" }).click();
  await expect(page.getByLabel("Body")).toHaveValue('{"mail": "{{lead.contact.email}}"}');
  await page.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.getByLabel("Address")).toBeFocused();
  await page
    .getByLabel("Address")
    .fill(`${prairie.origin.replace("prairie.localhost", "127.0.0.1")}/api/none`);
  await page.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.getByRole("region", { name: "New signing secret" })).toContainText(/whsec_/);
  await page.getByRole("link", { name: "To the endpoint" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("CRM");
  await expect(page.getByText(/whsec_/)).toHaveCount(0);
  await page.getByRole("button", { name: "Send test lead" }).click();
  await expect(page.getByText("HTTP 404", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Sent" })).toContainText("webhook-signature");
  await page.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText("This endpoint is switched off")).toBeVisible();
});
