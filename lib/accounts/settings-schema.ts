/** What a person sets for themselves. Client-safe. */
import * as z from "zod";
import { LOCALES } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { idSchema } from "@/lib/core/id-schema";
import { timeZoneSchema } from "@/lib/core/time-zone";
import { linkInput, PASSWORD_MAX, PASSWORD_MIN } from "./schema";

export const updateSettingsInput = z.object({
  locale: z.enum(LOCALES),
  /** Null: the brand's. */
  timeZone: timeZoneSchema.nullable(),
});

export interface Settings {
  readonly name: string;
  readonly email: string;
  readonly locale: (typeof LOCALES)[number] | null;
  readonly timeZone: string | null;
  /** Else the person signs in by mail link. */
  readonly hasPassword: boolean;
}

/** One browser or device that is signed in. */
export interface SessionView {
  readonly id: Id<"session">;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** The session that is to stay: the one that asks. */
export const endOtherSessionsInput = z.object({ keep: idSchema("session") });

export const changePasswordInput = z.object({
  /** What it is now; nothing where there is none. */
  current: z.string().max(PASSWORD_MAX).default(""),
  password: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX),
  keep: idSchema("session"),
});

export const resetPasswordInput = linkInput.extend({
  password: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX),
});
