import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type * as z from "zod";
import type { FormState } from "@/components/form/form-state";
import type { Ctx } from "@/lib/core/ctx";
import { type AppError, type FieldError, isAppError } from "@/lib/core/errors";
import { newUuid } from "@/lib/core/id";
import { log } from "@/lib/runtime/log";
import { REQUEST_ID_HEADER } from "@/lib/runtime/request-origin";
import type { UseCase } from "@/lib/runtime/use-case";
import { boundWords } from "./field-words";

interface Submission<I extends z.ZodType, O> {
  readonly ctx: Ctx;
  readonly useCase: UseCase<I, O>;
  readonly form: FormData;
  /** The use case's input from the form's fields; field errors come back under the input's paths. */
  readonly input: (form: FormData) => unknown;
  /** After success: a message, or a redirect thrown. */
  readonly done?: (result: O) => string | undefined | Promise<string | undefined>;
}

const SECRET = /password|secret|token/i;

/**
 * The body of a form's server action: runs the use case and says in the reader's language what came of it. A field
 * `idempotencyKey` is passed on, so that sending twice is sending once.
 */
export async function submitForm<I extends z.ZodType, O>(submission: Submission<I, O>): Promise<FormState> {
  const { ctx, useCase, form, input, done } = submission;
  try {
    const key = form.get("idempotencyKey");
    const result = await useCase.unchecked(
      ctx,
      input(form),
      typeof key === "string" && key !== "" ? { idempotencyKey: key } : {},
    );
    const message = await done?.(result);
    return { ok: true, ...(message === undefined ? {} : { message }) };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, values: valuesOf(form), ...(await explain(error, form)) };
  }
}

/** A refusal as a form shows it; what was no refusal is logged and shown as our fault, with the request's id. */
export async function explain(
  error: unknown,
  form: FormData,
): Promise<Pick<FormState, "message" | "errors">> {
  const t = await getTranslations("errors");
  if (!isAppError(error)) {
    const requestId = (await headers()).get(REQUEST_ID_HEADER) ?? newUuid();
    log().error({ err: error, requestId }, "form failed");
    return { message: t("code.unknown", { requestId }) };
  }
  const has = t.has as (key: string) => boolean;
  const say = t as unknown as (key: string, values?: Readonly<Record<string, unknown>>) => string;
  const reason = `reason.${error.reason.replaceAll(".", "_")}`;
  return {
    message: has(reason) ? say(reason, factsOf(error)) : t(`code.${error.code}`),
    errors: (error.details.errors ?? []).map((field): FieldError => {
      const code = fieldCode(field, form);
      const bound = code === field.code ? boundWords(field) : null;
      if (bound) return { ...field, message: say(`field.${bound.key}`, bound.values) };
      return { ...field, message: say(has(`field.${code}`) ? `field.${code}` : "field.unknown") };
    }),
  };
}

function factsOf(error: AppError): Record<string, unknown> {
  return { ...error.details.facts, seconds: error.details.retryAfterSeconds ?? 0 };
}

/** The validator's code in the catalogue's words. */
function fieldCode({ field, code }: FieldError, form: FormData): string {
  const typed = form.get(field);
  if (typed === null || (typeof typed === "string" && typed.trim() === "")) return "required";
  if (code === "invalid_format" && /e-?mail/i.test(field)) return "invalid_email";
  if (code === "invalid_value") return "invalid_choice";
  if (code === "invalid_type") return "invalid_format";
  return code.replaceAll(".", "_");
}

/** What was typed, for a form that is shown again. */
export function valuesOf(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !SECRET.test(name) && !name.startsWith("$")) values[name] = value;
  }
  return values;
}
