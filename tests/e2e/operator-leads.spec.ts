import { readFile } from "node:fs/promises";
import { makeBuyer } from "../factories/make-buyer";
import { makeContract } from "../factories/make-contract";
import { makeStage } from "../factories/make-stage";
import { expect, signIn, test } from "./journey";
import { findBarriers } from "./look-around";
import { makeOperatorMarket, type OperatorMarket } from "./operator-market";
import { world } from "./world";

const { prairie } = world();
const OPS = `Many${process.pid}`;
let market: OperatorMarket;
let list: string;

test.beforeAll(async () => {
  market = await makeOperatorMarket(prairie, OPS);
  list = `/operator/leads?categoryId=${market.category.id}`;
});

/** Nobody buys there yet. */
const SWITZERLAND = { place: { country: "CH", postalCode: "8001" } };

async function openSwitzerland(): Promise<void> {
  const { brand, category } = market;
  const buyer = await makeBuyer(brand, { name: `${OPS} Zürich`, fundsMinor: 1_000_000 });
  const territory = [{ effect: "include", kind: "country", country: "CH" }];
  const contract = await makeContract(brand, { buyer, category, territory, priceExclusiveMinor: 1000 });
  await makeStage(brand, { category, contracts: [contract], position: 1 });
}

test("ticked by keyboard and with Shift, all that match are offered again at once", async ({ page }) => {
  for (const name of ["Uri", "Zug", "Jura"]) await market.post(name, SWITZERLAND);
  await openSwitzerland();
  await signIn(page, prairie, prairie.operator, `${list}&status=unsold`);
  const tick = (name: string) => page.getByRole("checkbox", { name: `${OPS} ${name}` });
  const bar = page.getByRole("region", { name: "What is ticked" });
  await expect(bar).toBeHidden();
  await tick("Jura").focus();
  await page.keyboard.press("Space");
  await expect(bar).toContainText("1 selected");
  await tick("Uri").click({ modifiers: ["Shift"] });
  await expect(bar).toContainText("3 selected");
  await tick("Zug").uncheck();
  await bar.getByRole("checkbox", { name: "All 3 that match" }).check();
  await expect(tick("Zug")).toBeChecked();
  expect(await findBarriers(page)).toEqual([]);
  await bar.getByRole("button", { name: "Offer again" }).click();
  const dialog = page.getByRole("dialog", { name: "Offer these leads again" });
  await expect(dialog).toContainText("3 selected");
  await dialog.getByRole("button", { name: "Offer again now" }).click();
  await expect(page.getByText("3 of 3 leads sold for $30.00.")).toBeVisible();
  await expect(page.getByText("No lead matches these filters")).toBeVisible();
});

test("a lead over its list: J and K go on, Esc goes back to the row; erased there, it is gone", async ({
  page,
}) => {
  for (const name of ["Alpha", "Beta", "Gamma"]) await market.post(name);
  await signIn(page, prairie, prairie.operator, list);
  const sheet = (name: string) => page.getByRole("dialog", { name });
  await page.getByRole("link", { name: `${OPS} Gamma` }).click();
  await expect(sheet(`${OPS} Gamma`)).toBeFocused();
  await expect(page).toHaveURL(/\/operator\/leads\/lead_/);
  await expect(page).toHaveTitle(new RegExp(`${OPS} Gamma`));
  await page.keyboard.press("j");
  await expect(sheet(`${OPS} Beta`)).toBeFocused();
  await expect(page.locator("tr[data-selected]")).toContainText(`${OPS} Beta`);
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press("k");
  await expect(sheet(`${OPS} Gamma`)).toBeFocused();
  await page.keyboard.press("j");
  await sheet(`${OPS} Beta`).getByRole("button", { name: "Erase contact" }).click();
  // A dialog's Escape is the dialog's.
  const dialog = page.getByRole("dialog", { name: "Erase this contact" });
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(sheet(`${OPS} Beta`)).toBeVisible();
  await sheet(`${OPS} Beta`).getByRole("button", { name: "Erase contact" }).click();
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await expect(sheet("Erased contact")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${prairie.origin}${list}`);
  await expect(page.getByRole("link", { name: "Erased", exact: true })).toBeFocused();
  await expect(page.getByRole("link", { name: `${OPS} Beta` })).toHaveCount(0);
  await page.goForward();
  await page.reload();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Erased contact");
});

test("the export holds what the list shows, in its order", async ({ page }) => {
  await signIn(page, prairie, prairie.operator, `${list}&status=sold&sort=price`);
  const shown = await page.getByRole("rowheader").allInnerTexts();
  expect(shown.length).toBeGreaterThan(1);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  const names = text
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(",").slice(2, 4).join(" ").trim() || "Erased");
  expect(names).toEqual(shown);
});

test("held leads are released together, from a list that is narrowed to them", async ({ page }) => {
  const held = await makeOperatorMarket(prairie, `${OPS}Held`, { action: "hold" });
  const { brand, category } = held;
  for (const status of ["sold", "held", "held"]) expect((await held.post("Twin")).status).toBe(status);
  const buyer = await makeBuyer(brand, { name: `${OPS} Late`, fundsMinor: 1_000_000 });
  const territory = [{ effect: "include", kind: "country", country: "US" }];
  const contract = await makeContract(brand, { buyer, category, territory, priceExclusiveMinor: 1000 });
  await makeStage(brand, { category, contracts: [contract], position: 1 });
  await signIn(page, prairie, prairie.operator, `/operator/leads?categoryId=${category.id}&status=held`);
  await page.getByRole("checkbox", { name: "Tick all on this page" }).check();
  const bar = page.getByRole("region", { name: "What is ticked" });
  await expect(bar.getByRole("button", { name: "Offer again" })).toHaveCount(0);
  await bar.getByRole("button", { name: "Release" }).click();
  const dialog = page.getByRole("dialog", { name: "Release these leads from review" });
  await expect(dialog).toContainText("2 selected");
  await dialog.getByRole("button", { name: "Release now" }).click();
  // Who has the first of the three gets none of its twins, and the newcomer only one.
  await expect(page.getByText("2 leads released, 1 sold for $10.00.")).toBeVisible();
  await expect(page.getByText("No lead matches these filters")).toBeVisible();
});

test("all contracts of a category are paused at once, buy nothing, and are resumed", async ({ page }) => {
  const { category, post } = await makeOperatorMarket(prairie, `${OPS}Pause`);
  await signIn(page, prairie, prairie.operator, `/operator/contracts?categoryId=${category.id}`);
  const bar = page.getByRole("region", { name: "What is ticked" });
  const deed = async (trigger: string, confirm: string) => {
    await page.getByRole("checkbox", { name: "Tick all on this page" }).check();
    await bar.getByRole("checkbox", { name: "All 5 that match" }).check();
    await bar.getByRole("button", { name: trigger }).click();
    await page.getByRole("dialog").getByRole("button", { name: confirm }).click();
  };
  await deed("Pause", "Pause now");
  await expect(page.getByText("5 contracts paused.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Paused/ })).toHaveCount(5);
  expect(await findBarriers(page)).toEqual([]);
  expect((await post("Nobody")).status).toBe("unsold");
  await deed("Resume", "Resume now");
  await expect(page.getByText("5 contracts buy again.")).toBeVisible();
  expect((await post("Somebody")).status).toBe("sold");
});

test("without JavaScript the ticks and buttons still work", async ({ visitor }) => {
  await market.post("Plain");
  const page = await visitor({ javaScriptEnabled: false });
  await signIn(page, prairie, prairie.operator, `${list}&q=${OPS}%20Plain`);
  await page.getByRole("checkbox", { name: `${OPS} Plain` }).check();
  await page.getByRole("button", { name: "Erase contact" }).click();
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(page.getByText("No lead matches these filters")).toBeVisible();
});
