/**
 * Outgoing mail: Resend, SMTP, or the outbox that stands in for both in development and demo. The sender is always the
 * brand. Called outside of transactions.
 */
import nodemailer from "nodemailer";
import { Resend } from "resend";
import { withBrand } from "@/db/brand";
import { outboxMail } from "@/db/schema";
import { type Id, newId } from "@/lib/core/id";
import { dropSingleton, singleton } from "@/lib/core/registry";
import { env } from "@/lib/runtime/env";

export interface Mail {
  readonly brand: {
    readonly id: Id<"brand">;
    readonly name: string;
    /** "address" or "Name <address>". */
    readonly mailFrom: string;
  };
  readonly to: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly replyTo?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The same for every try of one mail: services that know it send it once. */
  readonly key: string;
}

/** What the mail service said. Throws MailError where it did not take the mail. */
export interface MailReceipt {
  readonly via: "resend" | "smtp" | "outbox";
  readonly response: string;
}

/** `message` is what the service said, without credentials. */
export class MailError extends Error {
  override readonly name = "MailError";
  readonly isMailError = true;
}

export interface MailGateway {
  send(mail: Mail): Promise<MailReceipt>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 30_000;

export function sendMail(mail: Mail): Promise<MailReceipt> {
  return mailGateway().send(mail);
}

/** The process's gateway, as configured. */
export function mailGateway(): MailGateway {
  return singleton("mail-gateway", () => {
    const { MAIL_STAND_IN, MODE, RESEND_API_KEY, SMTP_URL } = env();
    if (MAIL_STAND_IN && MODE === "production")
      throw new Error("MAIL_STAND_IN must not be set in production");
    if (RESEND_API_KEY && !MAIL_STAND_IN) return resendGateway(RESEND_API_KEY);
    if (SMTP_URL && !MAIL_STAND_IN) return smtpGateway(SMTP_URL);
    if (MODE === "production") throw new Error("SMTP_URL or RESEND_API_KEY is missing: mail has no way out");
    return outboxGateway();
  });
}

export async function closeMailGateway(): Promise<void> {
  await dropSingleton<MailGateway>("mail-gateway")?.close();
}

interface Sender {
  readonly name: string;
  readonly address: string;
}

function senderOf(brand: Mail["brand"]): Sender {
  const named = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+)>\s*$/.exec(brand.mailFrom);
  return { name: named?.[1] || brand.name, address: named?.[2] ?? brand.mailFrom.trim() };
}

/** RFC 5322 text of a sender; the name is quoted, since it may hold a comma. */
function senderText({ name, address }: Sender): string {
  return `"${name.replace(/["\\\r\n]/g, " ").trim()}" <${address}>`;
}

export function resendGateway(apiKey: string, baseUrl?: string): MailGateway {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {});
  return {
    send: async (mail) => {
      const sending = resend.emails.send(
        {
          from: senderText(senderOf(mail.brand)),
          to: [...mail.to],
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
          ...(mail.headers ? { headers: { ...mail.headers } } : {}),
        },
        { idempotencyKey: mail.key },
      );
      const { data, error } = await withinTime(sending);
      if (error) throw new MailError(`${error.name}: ${error.message}`);
      return { via: "resend", response: data?.id ?? "" };
    },
    close: async () => undefined,
  };
}

export function smtpGateway(url: string): MailGateway {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 20,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail) => {
      const from = senderOf(mail.brand);
      try {
        const info = await withinTime(
          transport.sendMail({
            from,
            to: [...mail.to],
            subject: mail.subject,
            html: mail.html,
            text: mail.text,
            messageId: `<${mail.key}@${from.address.split("@")[1] ?? "localhost"}>`,
            ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
            ...(mail.headers ? { headers: { ...mail.headers } } : {}),
          }),
        );
        return { via: "smtp", response: info.response };
      } catch (error) {
        if (error instanceof MailError) throw error;
        throw new MailError(error instanceof Error ? error.message : "the mail server refused");
      }
    },
    close: async () => transport.close(),
  };
}

/** A row per recipient, to be read on the outbox page. */
function outboxGateway(): MailGateway {
  return {
    send: async (mail) => {
      const from = senderText(senderOf(mail.brand));
      const headers = { ...mail.headers, ...(mail.replyTo ? { "Reply-To": mail.replyTo } : {}) };
      const rows = mail.to.map((to) => ({
        id: newId("mail"),
        to,
        from,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        headers,
      }));
      await withBrand({ brandId: mail.brand.id }, (tx) => tx.insert(outboxMail).values(rows));
      return { via: "outbox", response: rows.map(({ id }) => id).join(" ") };
    },
    close: async () => undefined,
  };
}

/** Neither SDK bounds the whole of a call. */
async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new MailError("timeout: no answer in time")), TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
