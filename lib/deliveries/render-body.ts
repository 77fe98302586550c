/** The body of a webhook: the whole event in the endpoint's format, or its template filled in. Pure. */
import { type LeadEvent, templateLookup } from "./lead-event";
import type { WebhookConfig } from "./schema";
import { escapeXml, renderTemplate, type WebhookFormat } from "./template";

const CONTENT_TYPES: Readonly<Record<WebhookFormat, string>> = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  xml: "application/xml; charset=utf-8",
};

export function renderBody(
  config: Pick<WebhookConfig, "format" | "template">,
  event: LeadEvent,
  deliveryId: string,
): { readonly contentType: string; readonly body: string } {
  const contentType = CONTENT_TYPES[config.format];
  const body =
    config.template === null
      ? wholeEvent(event, config.format)
      : renderTemplate(config.template, config.format, templateLookup(event, deliveryId));
  return { contentType, body };
}

function wholeEvent(event: LeadEvent, format: WebhookFormat): string {
  switch (format) {
    case "json":
      return JSON.stringify(event);
    case "form":
      return toForm(event);
    case "xml":
      return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml("event", event)}`;
  }
}

/** Flat, by the same names as the JSON: `data.lead.contact.email=…`; lists are joined by commas. */
function toForm(event: LeadEvent): string {
  const form = new URLSearchParams();
  const walk = (path: string, value: unknown): void => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value)) form.append(path, value.join(","));
    else if (typeof value === "object") {
      for (const [key, part] of Object.entries(value)) walk(path === "" ? key : `${path}.${key}`, part);
    } else form.append(path, String(value));
  };
  walk("", event);
  return form.toString();
}

/** An element per key; a list is its element repeated; what is null is left out. */
function toXml(name: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((part) => toXml(name, part)).join("");
  const content =
    typeof value === "object"
      ? Object.entries(value)
          .map(([key, part]) => toXml(key, part))
          .join("")
      : escapeXml(String(value));
  return `<${name}>${content}</${name}>`;
}
