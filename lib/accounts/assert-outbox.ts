import { notFound } from "@/lib/core/errors";
import { env } from "@/lib/runtime/env";

/** Where mail leaves for real there is no outbox to look into: "not found". */
export function assertOutbox(): void {
  const { MAIL_STAND_IN, SMTP_URL, RESEND_API_KEY } = env();
  if (!MAIL_STAND_IN && (SMTP_URL || RESEND_API_KEY)) throw notFound("outbox");
}
