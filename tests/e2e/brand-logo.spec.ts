import { expect, signIn, test } from "./journey";
import { world } from "./world";

const { prairie, sonne } = world();
const picture = (color: string) => ({
  name: "logo.svg",
  mimeType: "image/svg+xml",
  buffer: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="32"><rect width="120" height="32" fill="${color}"/></svg>`,
  ),
});

test("the owner sets the brand's logo for light and dark pages, and takes it away again", async ({
  page,
  visitor,
}) => {
  await signIn(page, prairie, prairie.operator, "/operator/settings");
  const light = page.getByRole("region", { name: "Logo for light pages" });
  const dark = page.getByRole("region", { name: "Logo for dark pages" });
  await expect(dark).toBeHidden();

  await light
    .getByLabel("Logo for light pages")
    .setInputFiles({ ...picture("red"), buffer: Buffer.from("no") });
  await light.getByRole("button", { name: "Set logo" }).click();
  await expect(light.getByLabel("Logo for light pages")).toHaveAccessibleDescription(
    /That file is no picture we can read/,
  );
  await light.getByLabel("Logo for light pages").setInputFiles(picture("#0f766e"));
  await light.getByRole("button", { name: "Set logo" }).click();
  await expect(page.getByText("The logo is set.")).toBeVisible();
  await dark.getByLabel("Logo for dark pages").setInputFiles(picture("#7fd0a6"));
  await dark.getByRole("button", { name: "Set logo" }).click();
  await expect(dark.getByRole("button", { name: "Remove" })).toBeVisible();

  // Whoever comes to the brand's pages sees the one for their theme, which no other brand has.
  for (const colorScheme of ["light", "dark"] as const) {
    const guest = await visitor({ colorScheme });
    await guest.goto(`${prairie.origin}/sign-in`);
    const logo = guest.getByRole("img", { name: prairie.name });
    await expect(logo).toBeVisible();
    await expect(logo).toHaveAttribute("src", new RegExp(`^/logos/${colorScheme}-`));
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(360);
    const path = await logo.getAttribute("src");
    const own = await guest.goto(`${prairie.origin}${path}`);
    expect(own?.headers()["cache-control"]).toContain("immutable");
    await guest.goto(`${sonne.origin}/sign-in`);
    expect(await guest.evaluate(async (at) => (await fetch(at ?? "")).status, path)).toBe(404);
  }

  await light.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove logo" }).click();
  await expect(page.getByText("The logo is removed.")).toBeVisible();
  await expect(dark).toBeHidden();
  await expect(page.getByRole("img", { name: prairie.name })).toHaveCount(0);
});
