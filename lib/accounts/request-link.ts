/** What the links have in common that people ask for themselves, by their address: throttle, one answer for all, the mail. */
import { and, eq, isNull } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { user } from "@/db/schema";
import type { LinkMailProps } from "@/emails/_components/link-mail";
import { mailBrand } from "@/emails/_components/mail-brand";
import type { RenderedMail } from "@/emails/_components/render-mail";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import { sendMail } from "@/lib/gateways/mail";
import { log } from "@/lib/runtime/log";
import { assertMay, parseInput } from "@/lib/runtime/use-case";
import { type LinkPurpose, makeSignInLink } from "./make-sign-in-link";
import { linkRequestInput } from "./schema";
import { countTry, LINK_PER_EMAIL, LINK_PER_IP, networkOf } from "./throttle";

interface LinkKind {
  readonly purpose: LinkPurpose;
  readonly minutes: number;
  /** Below the brand's host, where the token is used: "/sign-in/link". */
  readonly path: string;
  /** What its tries are counted under. */
  readonly throttle: string;
  readonly mail: (props: LinkMailProps) => Promise<RenderedMail>;
}

interface Door {
  readonly ip: string;
  /** Of the brand's host, as the browser has it: "https://sonne.example" */
  readonly origin: string;
}

export interface LinkRequest {
  /** Seconds to wait where too many were asked for; else 0. */
  readonly retryAfterSeconds: number;
  /** Settles when the mail is out, if there was anyone to send one to. Never rejects; doors do not wait for it. */
  readonly sending: Promise<void>;
}

/**
 * Mails a link to whoever has an account with that address. Whether anyone has, neither the answer nor its time tells: looking,
 * writing and sending go on after it.
 * @throws AppError invalid where the address is malformed
 */
export function linkRequest(kind: LinkKind) {
  return async (
    ctx: Ctx,
    raw: unknown,
    door: Door,
    send: typeof sendMail = sendMail,
  ): Promise<LinkRequest> => {
    assertMay(ctx, "account.sign_in");
    const { email } = parseInput(linkRequestInput, raw);
    const waits = await withBrand({ brandId: ctx.brand.id }, async (tx) => [
      await countTry(tx, `${kind.throttle}:ip:${networkOf(door.ip)}`, LINK_PER_IP, ctx.now()),
      await countTry(tx, `${kind.throttle}:email:${email}`, LINK_PER_EMAIL, ctx.now()),
    ]);
    const retryAfterSeconds = Math.max(...waits);
    const sending =
      retryAfterSeconds > 0 ? Promise.resolve() : mailLink(kind, ctx, { email, origin: door.origin, send });
    return {
      retryAfterSeconds,
      sending: sending.catch((error: unknown) =>
        log().error({ err: error, requestId: ctx.requestId, purpose: kind.purpose }, "link not sent"),
      ),
    };
  };
}

interface Asked {
  readonly email: string;
  readonly origin: string;
  readonly send: typeof sendMail;
}

async function mailLink(kind: LinkKind, ctx: Ctx, { email, origin, send }: Asked): Promise<void> {
  const { purpose, minutes, path } = kind;
  const brand = await brandDirectory().findById(ctx.brand.id);
  if (!brand) return;
  const made = await withBrand({ brandId: brand.id }, async (tx) => {
    const [person] = await tx
      .select({ id: user.id, locale: user.locale })
      .from(user)
      .where(and(eq(user.email, email), isNull(user.disabledAt)));
    return person && { person, token: await makeSignInLink(tx, person.id, ctx.now(), minutes, purpose) };
  });
  if (!made) return;
  const mail = await kind.mail({
    brand: mailBrand(brand),
    locale: made.person.locale ?? ctx.locale,
    email,
    url: `${origin}${path}?token=${made.token}`,
    minutesValid: minutes,
  });
  await send({ brand, to: [email], ...mail, key: newId("mail") });
}
