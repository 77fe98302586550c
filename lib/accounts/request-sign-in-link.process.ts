import { and, eq, isNull } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { user } from "@/db/schema";
import { mailBrand } from "@/emails/_components/mail-brand";
import { signInMail } from "@/emails/sign-in-mail";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import { sendMail } from "@/lib/gateways/mail";
import { log } from "@/lib/runtime/log";
import { assertMay, parseInput } from "@/lib/runtime/use-case";
import { LINK_MINUTES, makeSignInLink } from "./make-sign-in-link";
import { linkRequestInput } from "./schema";
import { countTry, LINK_PER_EMAIL, LINK_PER_IP, networkOf } from "./throttle";

export interface LinkRequest {
  /** Seconds to wait where too many were asked for; else 0. */
  readonly retryAfterSeconds: number;
  /** Settles when the mail is out, if there was anyone to send one to. Never rejects; doors do not wait for it. */
  readonly sending: Promise<void>;
}

/**
 * Mails a sign-in link to whoever has an account with that address. Whether anyone has, neither the answer nor its time tells:
 * looking, writing and sending go on after it.
 * @param origin of the brand's host, as the browser has it: "https://sonne.example"
 * @throws AppError invalid where the address is malformed
 */
export async function requestSignInLink(
  ctx: Ctx,
  raw: unknown,
  { ip, origin }: { ip: string; origin: string },
  send: typeof sendMail = sendMail,
): Promise<LinkRequest> {
  assertMay(ctx, "account.sign_in");
  const { email } = parseInput(linkRequestInput, raw);
  const waits = await withBrand({ brandId: ctx.brand.id }, async (tx) => [
    await countTry(tx, `link:ip:${networkOf(ip)}`, LINK_PER_IP, ctx.now()),
    await countTry(tx, `link:email:${email}`, LINK_PER_EMAIL, ctx.now()),
  ]);
  const retryAfterSeconds = Math.max(...waits);
  const sending = retryAfterSeconds > 0 ? Promise.resolve() : mailLink(ctx, email, origin, send);
  return {
    retryAfterSeconds,
    sending: sending.catch((error: unknown) =>
      log().error({ err: error, requestId: ctx.requestId }, "sign-in link not sent"),
    ),
  };
}

async function mailLink(ctx: Ctx, email: string, origin: string, send: typeof sendMail): Promise<void> {
  const brand = await brandDirectory().findById(ctx.brand.id);
  if (!brand) return;
  const made = await withBrand({ brandId: brand.id }, async (tx) => {
    const [person] = await tx
      .select({ id: user.id, locale: user.locale })
      .from(user)
      .where(and(eq(user.email, email), isNull(user.disabledAt)));
    return person && { person, token: await makeSignInLink(tx, person.id, ctx.now()) };
  });
  if (!made) return;
  const mail = await signInMail({
    brand: mailBrand(brand),
    locale: made.person.locale ?? ctx.locale,
    url: `${origin}/sign-in/link?token=${made.token}`,
    minutesValid: LINK_MINUTES,
  });
  await send({ brand, to: [email], ...mail, key: newId("mail") });
}
