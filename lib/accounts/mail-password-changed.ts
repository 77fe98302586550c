/** The mail that tells a person that their password is another now. */
import { eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { user } from "@/db/schema";
import { mailBrand } from "@/emails/_components/mail-brand";
import { passwordChangedMail } from "@/emails/password-changed-mail";
import { brandDirectory } from "@/lib/brands";
import { brandOrigin } from "@/lib/brands/brand-origin";
import type { Ctx } from "@/lib/core/ctx";
import { type Id, newId } from "@/lib/core/id";
import { sendMail } from "@/lib/gateways/mail";
import { log } from "@/lib/runtime/log";
import type { MailOptions } from "./mail-invite";

interface Telling extends Pick<MailOptions, "send"> {
  /** There was none before. */
  readonly first: boolean;
}

/** Never rejects: the change stands, whatever the mail service says. */
export async function mailPasswordChanged(
  ctx: Ctx,
  userId: Id<"user">,
  { first, send = sendMail }: Telling,
): Promise<void> {
  try {
    const brand = await brandDirectory().findById(ctx.brand.id);
    const [person] = await withBrand({ brandId: ctx.brand.id, readOnly: true }, (tx) =>
      tx.select().from(user).where(eq(user.id, userId)),
    );
    if (!brand || !person) throw new Error("the brand or the person is gone");
    const mail = await passwordChangedMail({
      brand: mailBrand(brand),
      locale: person.locale ?? ctx.locale,
      timeZone: person.timeZone ?? ctx.brand.timeZone,
      email: person.email,
      at: ctx.now(),
      first,
      settingsUrl: `${brandOrigin(brand.primaryHost)}/${person.kind}/settings`,
    });
    await send({ brand, to: [person.email], ...mail, key: newId("mail") });
  } catch (error) {
    log().error({ err: error, requestId: ctx.requestId }, "the mail about a new password was not sent");
  }
}
