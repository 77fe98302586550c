/**
 * What every journey begins with: `test` with a `page` and `visitor()`s that are watched. An error in a browser's console that
 * nobody expected fails the test.
 */
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import { eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { user } from "@/db/schema";
import { openSession } from "@/lib/accounts/open-session";
import { sealSession } from "@/lib/accounts/session-token";
import type { Login, WorldBrand } from "./world";

interface Fixtures {
  /** Somebody else at another browser: a page of a fresh context. */
  readonly visitor: (options?: BrowserContextOptions) => Promise<Page>;
  readonly consoleErrors: string[];
}

function watch(context: BrowserContext, errors: string[]): void {
  context.on("console", (message) => {
    // The browser reports a page that answers 404 or 403, and a line that a test cut; tests that do so look at the page. It also
    // reports that the test's own tool may run no script in the frame of a mail.
    const reported =
      /the server responded with a status of 40\d|ERR_INTERNET_DISCONNECTED|^Blocked script execution in 'about:srcdoc'/;
    if (message.type() === "error" && !reported.test(message.text())) {
      errors.push(message.text());
    }
  });
  context.on("weberror", (error) => errors.push(String(error.error())));
}

/**
 * The page, opened patiently: a portal's page is drawn before it listens to clicks and keys. A person sees no difference, a test
 * would press too soon. What it shows of the palette names its keys once it listens.
 */
function patient(page: Page): Page {
  const listens = () =>
    expect(page.locator("[aria-haspopup=dialog]:has(kbd):not([aria-keyshortcuts])")).toHaveCount(0);
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...asked) => {
    const answer = await goto(...asked);
    await listens();
    return answer;
  };
  page.reload = async (...asked) => {
    const answer = await reload(...asked);
    await listens();
    return answer;
  };
  return page;
}

export const test = base.extend<Fixtures>({
  page: async ({ page }, use) => use(patient(page)),
  consoleErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      watch(context, errors);
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  visitor: async ({ browser, consoleErrors }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      watch(context, consoleErrors);
      const page = await context.newPage();
      return options.javaScriptEnabled === false ? page : patient(page);
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export const WORDS = {
  de: {
    email: "E-Mail",
    password: "Passwort",
    submit: "Anmelden",
    signOut: "Abmelden",
    refused: /passen nicht zusammen/,
  },
  en: {
    email: "Email",
    password: "Password",
    submit: "Sign in",
    signOut: "Sign out",
    refused: /do not match/,
  },
} as const;

/** Fills in and sends the sign-in form that `path` leads to, in the brand's language. For journeys about signing in. */
export async function signInByForm(
  page: Page,
  brand: WorldBrand,
  login: Pick<Login, "email" | "password">,
  path = "/",
): Promise<void> {
  await page.goto(`${brand.origin}${path}`);
  const words = WORDS[brand.locale];
  await page.getByLabel(words.email).fill(login.email);
  await page.getByLabel(words.password, { exact: true }).fill(login.password);
  await page.getByRole("button", { name: words.submit }).click();
}

/** The cookie of a session of its own, without the form: most journeys are not about signing in. */
export async function sessionCookie(
  brand: WorldBrand,
  { email }: Pick<Login, "email">,
): Promise<{ readonly name: string; readonly value: string }> {
  const visitor = { ip: "127.0.0.1", userAgent: "journey" };
  const sessionId = await withBrand({ brandId: brand.id }, async (tx) => {
    const [person] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
    if (!person) throw new Error(`nobody has the address ${email}`);
    return openSession(tx, person.id, visitor, new Date());
  });
  return { name: "session", value: sealSession(sessionId, new URL(brand.origin).hostname) };
}

/** Opens `path` as that person. */
export async function signIn(
  page: Page,
  brand: WorldBrand,
  login: Pick<Login, "email">,
  path = "/",
): Promise<void> {
  await page.context().addCookies([{ ...(await sessionCookie(brand, login)), url: brand.origin }]);
  await page.goto(`${brand.origin}${path}`);
}

/** What happens in the background shows on a page that is opened again: reloads, as a person would, until it is there. */
export async function reloadUntil(page: Page, seen: Locator): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(seen).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

/** Any page of a portal: which one is first may change. */
export function portalOf(brand: WorldBrand, kind: "operator" | "buyer" | "supplier"): RegExp {
  return new RegExp(`^${brand.origin.replaceAll(".", "\\.")}/${kind}(?=$|[/?])`);
}

export { expect };
