import { desc, eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { outboxMail } from "@/db/schema";
import { hashPassword, insertUser, revokeAllSessions } from "@/lib/accounts";
import { brandDirectory } from "@/lib/brands";
import { systemCtx } from "@/lib/core/ctx";
import { expect, portalOf, signIn, signInByForm, test, WORDS } from "./journey";
import { type WorldBrand, world } from "./world";

const { sonne, prairie, port } = world();
for (const brand of [sonne, prairie]) {
  test(`${brand.slug}: each of the three kinds signs in and finds the own portal`, async ({ visitor }) => {
    for (const [kind, login] of [
      ["operator", brand.operator],
      ["buyer", brand.buyer],
      ["supplier", brand.supplier],
    ] as const) {
      const page = await visitor();
      await signInByForm(page, brand, login);
      await expect(page).toHaveURL(portalOf(brand, kind));
      await expect(page.getByRole("button", { name: "Erika Muster" })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", brand.locale);
    }
  });
}

test("the same address at the other brand is another account: its password is refused here", async ({
  page,
}) => {
  await signInByForm(page, prairie, { email: sonne.operator.email, password: sonne.operator.password });
  await expect(page.getByText(WORDS.en.refused)).toBeVisible();
  await expect(page.getByLabel(WORDS.en.email)).toHaveValue(sonne.operator.email);
  await expect(page.getByLabel(WORDS.en.password, { exact: true })).toHaveValue(sonne.operator.password);
  expect(await page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: "session" }));
});

test("an unknown address gets the very answer of a wrong password", async ({ page }) => {
  await signInByForm(page, prairie, { email: "nobody@example.org", password: "whatever it is" });
  await expect(page.getByText(WORDS.en.refused)).toBeVisible();
});

test("sign-in leads back to where one wanted to go, within one's own portal", async ({ page }) => {
  await signInByForm(page, prairie, prairie.buyer, "/buyer/wallet?from=mail");
  await expect(page).toHaveURL(`${prairie.origin}/buyer/wallet?from=mail`);
  await page.context().clearCookies();
  await signInByForm(page, prairie, prairie.buyer, "/sign-in?next=https://evil.example/");
  await expect(page).toHaveURL(portalOf(prairie, "buyer"));
});

test("a session copied to the other brand's host is nobody there", async ({ page, visitor }) => {
  await signInByForm(page, sonne, sonne.operator);
  await expect(page).toHaveURL(portalOf(sonne, "operator"));
  const session = (await page.context().cookies()).find(({ name }) => name === "session");
  expect(session?.httpOnly).toBe(true);
  const there = await visitor();
  await there.context().addCookies([{ name: "session", value: session?.value ?? "", url: prairie.origin }]);
  await there.goto(`${prairie.origin}/operator`);
  await expect(there).toHaveURL(/\/sign-in\?next=%2Foperator/);
});

test("a revoked session is out at once", async ({ page }) => {
  await signInByForm(page, prairie, prairie.supplier);
  await expect(page).toHaveURL(portalOf(prairie, "supplier"));
  const brand = await brandDirectory().findById(prairie.id);
  if (!brand) throw new Error("the brand is gone");
  await revokeAllSessions(systemCtx(brand, "test"), { userId: prairie.supplier.userId });
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("signing out ends the session, for a kept copy of the cookie too", async ({ page }) => {
  await signInByForm(page, prairie, prairie.buyer);
  await expect(page).toHaveURL(portalOf(prairie, "buyer"));
  const kept = (await page.context().cookies()).filter(({ name }) => name === "session");
  await page.getByRole("button", { name: "Erika Muster" }).click();
  await page.getByRole("button", { name: WORDS.en.signOut }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.context().addCookies(kept);
  await page.goto(`${prairie.origin}/buyer`);
  await expect(page).toHaveURL(/\/sign-in/);
});

/** Its text; nothing where there is none. */
function newestMail(brand: WorldBrand, to: string): Promise<string> {
  return withBrand({ brandId: brand.id }, async (tx) => {
    const [mail] = await tx
      .select()
      .from(outboxMail)
      .where(eq(outboxMail.to, to))
      .orderBy(desc(outboxMail.id));
    return mail?.text ?? "";
  });
}

test("a mail link signs in once", async ({ page, visitor }) => {
  await page.goto(`${prairie.origin}/sign-in/link`);
  await page.getByLabel("Email").fill(prairie.buyer.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("If there is an account with this address")).toBeVisible();
  const newest = async () => (await newestMail(prairie, prairie.buyer.email)).match(/http:\S+/)?.[0] ?? null;
  await expect.poll(newest).toContain(`${prairie.origin}/sign-in/link?token=`);
  const url = (await newest()) ?? "";
  await page.goto(url);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(portalOf(prairie, "buyer"));
  const second = await visitor();
  await second.goto(url);
  await second.getByRole("button", { name: "Sign in" }).click();
  await expect(second.getByText("has been used already")).toBeVisible();
});

test("who forgot the password chooses a new one by mail, without JavaScript too", async ({ visitor }) => {
  const { supplierId } = sonne.supplier;
  const email = `vergesslich-${process.pid}@example.org`;
  const who = { kind: "supplier", supplierId, role: "member", email, name: "Erika Muster" } as const;
  const forgotten = await hashPassword("das weiß niemand mehr");
  await withBrand({ brandId: sonne.id }, (tx) => insertUser(tx, who, forgotten));
  const page = await visitor({ javaScriptEnabled: false });
  await page.goto(`${sonne.origin}/sign-in`);
  await page.getByRole("link", { name: "Passwort vergessen?" }).click();
  await page.getByLabel("E-Mail").fill(email);
  await page.getByRole("button", { name: "Link schicken" }).click();
  await expect(page.getByText("Wenn es zu dieser Adresse ein Konto gibt")).toBeVisible();
  await expect.poll(() => newestMail(sonne, email)).toContain("Neues Passwort bei Sonnenmarkt wählen");
  const text = await newestMail(sonne, email);
  expect(text).toContain("60 Minuten");
  const url = text.match(/http:\S+/)?.[0] ?? "";

  // A colleague's session in this browser is none of the link's business.
  const browser = await visitor();
  await signIn(browser, sonne, sonne.buyer, "/sign-in/password");
  await browser.goto(url);
  await expect(browser.getByLabel("E-Mail")).toHaveValue(email);
  await page.goto(url);
  await page.getByLabel("Neues Passwort", { exact: true }).fill("kurz");
  await page.getByRole("button", { name: "Speichern und anmelden" }).click();
  await expect(page.getByText("Das ist zu kurz: mindestens 10 Zeichen.").last()).toBeVisible();
  await page.getByLabel("Neues Passwort", { exact: true }).fill("jetzt aber merken");
  await page.getByRole("button", { name: "Speichern und anmelden" }).click();
  await expect(page).toHaveURL(portalOf(sonne, "supplier"));
  await expect.poll(() => newestMail(sonne, email)).toContain("Ihr Passwort bei Sonnenmarkt wurde geändert");

  await browser.getByLabel("Neues Passwort", { exact: true }).fill("zu spät gekommen");
  await browser.getByRole("button", { name: "Speichern und anmelden" }).click();
  await expect(browser.getByText("schon benutzt oder ist zu alt")).toBeVisible();
  await browser.reload();
  await expect(browser.getByText("schon benutzt oder ist zu alt")).toBeVisible();
  await expect(browser.getByRole("button", { name: "Link schicken" })).toBeVisible();
});

test("sign-in works without JavaScript and keeps the address on a refusal", async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await signInByForm(page, prairie, { email: prairie.buyer.email, password: "not this one" });
  await expect(page.getByText(WORDS.en.refused)).toBeVisible();
  await expect(page.getByLabel(WORDS.en.email)).toHaveValue(prairie.buyer.email);
  await page.getByLabel(WORDS.en.password, { exact: true }).fill(prairie.buyer.password);
  await page.getByRole("button", { name: WORDS.en.submit }).click();
  await expect(page).toHaveURL(portalOf(prairie, "buyer"));
});

test("the language can be chosen and stays", async ({ page }) => {
  await page.goto(`${prairie.origin}/sign-in`);
  await page
    .getByRole("button", { name: /Deutsch|DE/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Anmelden");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Anmelden");
});

test.describe("hosts and headers", () => {
  const base = `http://127.0.0.1:${port}`;
  const hostOf = (brand: WorldBrand) => new URL(brand.origin).host;

  test("a host that nobody has is not found, in plain HTML and in nobody's name", async ({ request }) => {
    const answer = await request.get(`${base}/`, { headers: { host: "nobody.example" } });
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toContain("There is no site at this address.");
  });

  for (const brand of [sonne, prairie]) {
    test(`${brand.slug}: an address that is not there says whose site it is`, async ({ page }) => {
      expect((await page.goto(`${brand.origin}/nowhere`))?.status()).toBe(404);
      await expect(page.getByRole("banner").getByRole("link", { name: brand.name })).toHaveAttribute(
        "href",
        "/",
      );
    });
  }

  test("a malformed host is refused", async ({ request }) => {
    for (const host of ["a_b", "a..b", "a/b", "xxx."]) {
      const answer = await request.get(`${base}/`, { headers: { host } });
      expect([host, answer.status()]).toEqual([host, 400]);
    }
  });

  test("headers that name another host change nothing", async ({ request }) => {
    const headers = {
      host: hostOf(sonne),
      "x-forwarded-host": hostOf(prairie),
      "x-origin-host": `guess ${hostOf(prairie)} http 127.0.0.1`,
      "x-forwarded-proto": "https",
    };
    const answer = await request.get(`${base}/sign-in`, { headers });
    const html = await answer.text();
    expect(html).toContain("Sonnenmarkt");
    expect(html).not.toContain("Prairie");
    expect(answer.headers()["strict-transport-security"]).toBeUndefined();
  });

  test("a form from another site is refused", async ({ request }) => {
    const form = { email: "x@example.org", password: "x" };
    for (const origin of ["https://evil.example", sonne.origin, null]) {
      const headers = { host: hostOf(prairie), ...(origin === null ? {} : { origin }) };
      const answer = await request.post(`${base}/sign-in`, { headers, form });
      expect(answer.status()).toBe(403);
    }
  });

  test("pages forbid scripts of others, and name neither product nor framework", async ({ request }) => {
    for (const path of [
      "/sign-in",
      "/sign-in/link",
      "/sign-in/password?token=garbage",
      "/no/such/page",
      "/api/auth/providers",
      "/api/nothing",
    ]) {
      const answer = await request.get(`${base}${path}`, { headers: { host: hostOf(sonne) } });
      const said = `${JSON.stringify(answer.headers())} ${await answer.text()}`;
      expect(said).not.toMatch(/fairlead/i);
      expect(answer.headers()["x-powered-by"]).toBeUndefined();
      expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    }
    const lead = await request.post(`${base}/api/v1/leads`, { data: {} });
    expect([lead.status(), lead.headers()["x-content-type-options"]]).toEqual([401, "nosniff"]);
    const page = await request.get(`${base}/sign-in`, { headers: { host: hostOf(sonne) } });
    expect(page.headers()["content-security-policy"]).toMatch(
      /script-src 'self' 'nonce-[^']+' 'strict-dynamic';/,
    );
  });

  test("the installation's own address serves the API and no brand", async ({ request }) => {
    expect((await request.get(`${base}/sign-in`)).status()).toBe(404);
    expect((await request.get(`${base}/api/livez`)).status()).toBe(200);
  });
});
