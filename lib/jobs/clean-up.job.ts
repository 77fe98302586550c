/** Removes what has served its time: counted tries, used links, ended sessions, kept answers, mails of the stand-in. */
import { lt } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { idempotentAnswer, outboxMail, session, signInLink, throttle } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { defineJob } from "./define-job";
import { eachBrand } from "./each-brand";

const DAY_MS = 24 * 3_600_000;
const KEPT_DAYS = { tries: 2, links: 7, sessions: 30, answers: 7, outbox: 30 } as const;

export const cleanUpJob = defineJob({
  name: "clean-up",
  cron: "17 * * * *",
  run: (now) => eachBrand((brand) => cleanUp(brand.id, now)),
});

export async function cleanUp(brandId: Id<"brand">, now: Date): Promise<void> {
  const before = (what: keyof typeof KEPT_DAYS): Date => new Date(now.getTime() - KEPT_DAYS[what] * DAY_MS);
  await withBrand({ brandId }, async (tx) => {
    await tx.delete(throttle).where(lt(throttle.windowStartedAt, before("tries")));
    await tx.delete(signInLink).where(lt(signInLink.expiresAt, before("links")));
    await tx.delete(session).where(lt(session.expiresAt, before("sessions")));
    await tx.delete(idempotentAnswer).where(lt(idempotentAnswer.createdAt, before("answers")));
    await tx.delete(outboxMail).where(lt(outboxMail.createdAt, before("outbox")));
  });
}
