"use server";

import { revalidatePath } from "next/cache";
import { redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import type { FieldError } from "@/lib/core/errors";
import { isAppError } from "@/lib/core/errors";
import { createEndpoint } from "@/lib/deliveries/create-endpoint";
import { rotateEndpointSecret } from "@/lib/deliveries/rotate-endpoint-secret";
import { sendTestDelivery } from "@/lib/deliveries/send-test-delivery.process";
import { setEndpointEnabled } from "@/lib/deliveries/set-endpoint-enabled";
import { updateEndpoint } from "@/lib/deliveries/update-endpoint";
import { getCtx } from "./ctx";
import { explain, submitForm } from "./submit-form";

/*
 * The forms of endpoints, for operators and for a buyer's own people alike: the use cases know who may do what to whose.
 */

/**
 * Adds an endpoint (field kind, buyerId for operators, base: the path of the list) or changes one (field id). A new webhook's secret
 * comes back once in `values.secret`; where there is none the answer is the endpoint's page.
 */
export async function saveEndpointAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await getCtx();
  const t = await getTranslations("endpoints");
  const id = form.get("id");
  if (typeof id === "string" && id !== "") {
    const state = await submitForm({
      ctx,
      useCase: updateEndpoint,
      form,
      input: (sent) => ({ id, name: sent.get("name"), config: configOf(sent) }),
      done: () => {
        revalidatePath("/", "layout");
        return t("form.saved");
      },
    });
    return inWords(state);
  }
  const made: { id: string; secret: string | null }[] = [];
  const state = await submitForm({
    ctx,
    useCase: createEndpoint,
    form,
    input: (sent) => ({
      kind: sent.get("kind"),
      name: sent.get("name"),
      buyerId: sent.get("buyerId") ?? undefined,
      config: configOf(sent),
    }),
    done: ({ endpoint, signingSecret }) => {
      made.push({ id: endpoint.id, secret: signingSecret });
      revalidatePath("/", "layout");
      return undefined;
    },
  });
  const [only] = made;
  return only ? shown(only, form) : inWords(state);
}

function shown(made: { id: string; secret: string | null }, form: FormData): FormState {
  if (made.secret !== null) return { ok: true, values: { secret: made.secret, madeId: made.id } };
  redirect(`${listPath(form)}/${made.id}`);
}

/** Only paths of ours: a form could be sent from anywhere. */
function listPath(form: FormData): string {
  const base = String(form.get("base") ?? "");
  return /^\/operator\/buyers\/buyer_[0-9a-z]{26}\/endpoints$/.test(base)
    ? base
    : "/buyer/contracts/endpoints";
}

/** Fields: id, confirmed, idempotencyKey. The new secret comes back in `values.secret`, once. */
export async function rotateEndpointSecretAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await getCtx();
  if (form.get("confirmed") !== "on") {
    const t = await getTranslations("endpoints.secret");
    return { errors: [{ field: "confirmed", code: "required", message: t("confirmFirst") }], values: {} };
  }
  let secret = "";
  const state = await submitForm({
    ctx,
    useCase: rotateEndpointSecret,
    form,
    input: (sent) => ({ id: sent.get("id") }),
    done: (rotated) => {
      secret = rotated.signingSecret ?? "";
      return undefined;
    },
  });
  return state.ok ? { ...state, values: { secret } } : state;
}

/** Fields: id, enabled ("true" or "false"). */
export async function enableEndpointAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("endpoints");
  return submitForm({
    ctx: await getCtx(),
    useCase: setEndpointEnabled,
    form,
    input: (sent) => ({ id: sent.get("id"), enabled: sent.get("enabled") === "true" }),
    done: ({ disabledAt }) => {
      revalidatePath("/", "layout");
      return t(disabledAt === null ? "nowEnabled" : "nowDisabled");
    },
  });
}

/** Fields: id. What was sent and what came back stand in `values.test`, as JSON. */
export async function testEndpointAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await getCtx();
  try {
    const test = await sendTestDelivery(ctx, { id: String(form.get("id") ?? "") });
    return { ok: true, values: { test: JSON.stringify(test) } };
  } catch (error) {
    unstable_rethrow(error);
    if (isAppError(error) && error.reason === "endpoint.too_many_tests") {
      const t = await getTranslations("endpoints.error");
      return { ok: false, message: t("tooMany", { seconds: error.details.retryAfterSeconds ?? 1 }) };
    }
    return { ok: false, ...(await explain(error, form)) };
  }
}

function configOf(form: FormData): Record<string, unknown> {
  const text = (name: string): string => String(form.get(`config.${name}`) ?? "");
  const lines = (name: string): string[] =>
    text(name)
      .split(/[\n,;]+/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
  if (form.has("config.to")) {
    return { to: lines("to"), replyToLead: form.get("config.replyToLead") === "on" };
  }
  return {
    url: text("url").trim(),
    method: text("method"),
    format: text("format"),
    headers: headersOf(text("headers")),
    template: text("template").trim() === "" ? null : text("template"),
  };
}

/** "Name: value" per line; a line without a colon is a header without a legal name, which the schema refuses. */
function headersOf(text: string): Record<string, string> {
  const headers: [string, string][] = text.split("\n").flatMap((line): [string, string][] => {
    if (line.trim() === "") return [];
    const colon = line.indexOf(":");
    return colon < 0 ? [[line, ""]] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
  });
  return Object.fromEntries(headers);
}

/** A refusal under the names of the form's controls, in the reader's language. */
async function inWords(state: FormState): Promise<FormState> {
  if (!state.errors) return state;
  const t = await getTranslations("endpoints.error");
  const errors = state.errors.map((error): FieldError => {
    const field = error.field.replace(/^(config\.(?:to|headers))\..*$/, "$1");
    const known = { "config.url": "url", "config.to": "to", "config.headers": "headers" } as const;
    const word = known[field as keyof typeof known];
    if (word) return { ...error, field, message: t(word) };
    if (field === "name" && error.code.includes("taken")) return { ...error, message: t("taken") };
    if (field !== "config.template") return error;
    return { ...error, message: t("template") };
  });
  return {
    ...state,
    errors: errors.filter((one, i) => errors.findIndex(({ field }) => field === one.field) === i),
  };
}
