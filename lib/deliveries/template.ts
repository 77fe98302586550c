/**
 * Body templates of webhooks: text with `{{lead.contact.email}}`-style variables. Values are escaped for the format they
 * stand in, so that nothing a lead contains can break out of its place.
 */

export const WEBHOOK_FORMATS = ["json", "form", "xml"] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** Every variable a template may name; besides these, `lead.fields.<key>` for any field of the category. */
export const TEMPLATE_VARIABLES = [
  "type",
  "timestamp",
  "test",
  "brand",
  "delivery.id",
  "sale.id",
  "sale.soldAt",
  "sale.mode",
  "sale.price.amount",
  "sale.price.currency",
  "sale.contract.id",
  "sale.contract.name",
  "lead.id",
  "lead.category",
  "lead.receivedAt",
  "lead.contact.name",
  "lead.contact.firstName",
  "lead.contact.lastName",
  "lead.contact.email",
  "lead.contact.phone",
  "lead.contact.street",
  "lead.place.country",
  "lead.place.postalCode",
  "lead.place.city",
  "lead.place.state",
  "lead.consent.text",
  "lead.consent.givenAt",
  "lead.consent.sourceUrl",
  "lead.consent.ip",
  "lead.consent.certificateUrl",
] as const;

const KNOWN: ReadonlySet<string> = new Set(TEMPLATE_VARIABLES);
const FIELD = /^lead\.fields\.[a-z][a-zA-Z0-9]{0,39}$/;
const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

export type TemplateValue = string | number | boolean | null | undefined | readonly string[];
export type TemplateLookup = (variable: string) => TemplateValue;

export function isTemplateVariable(name: string): boolean {
  return KNOWN.has(name) || FIELD.test(name);
}

/** What is wrong with a template, in a sentence for the person who writes it; null where it can be used. */
export function templateProblem(template: string, format: WebhookFormat): string | null {
  for (const match of template.matchAll(PLACEHOLDER)) {
    const name = match[1] ?? "";
    if (!isTemplateVariable(name)) return `There is no variable {{${name}}}.`;
  }
  const rest = template.replace(PLACEHOLDER, "");
  // JSON may end in braces, but two that open are never JSON: in a text they are a variable that was not closed.
  if (rest.includes("{{") || (format !== "json" && rest.includes("}}"))) {
    return "A variable is opened or closed but not both: write {{lead.id}}.";
  }
  if (format !== "json") return null;
  // Two renderings: a value that is there and one that is missing must both leave valid JSON.
  for (const value of ['a"b', undefined]) {
    try {
      JSON.parse(renderTemplate(template, "json", () => value));
    } catch {
      return "With its variables filled in, this is not valid JSON.";
    }
  }
  return null;
}

/** The body. Missing values are empty (null where a JSON template asks for a bare value). */
export function renderTemplate(template: string, format: WebhookFormat, lookup: TemplateLookup): string {
  let out = "";
  let last = 0;
  let inString = false;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const literal = template.slice(last, match.index);
    inString = endsInString(literal, inString);
    out += literal + escapeValue(lookup(match[1] ?? ""), format, inString);
    last = match.index + match[0].length;
  }
  return out + template.slice(last);
}

/** Whether JSON text that began inside (or outside) a string literal ends inside one. */
function endsInString(text: string, startedInside: boolean): boolean {
  let inside = startedInside;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') inside = !inside;
    else if (inside && text[i] === "\\") i++;
  }
  return inside;
}

function plain(value: TemplateValue): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? value.join(", ") : String(value);
}

function escapeValue(value: TemplateValue, format: WebhookFormat, inString: boolean): string {
  switch (format) {
    case "json":
      return inString ? JSON.stringify(plain(value)).slice(1, -1) : JSON.stringify(value ?? null);
    case "form":
      return encodeURIComponent(plain(value).toWellFormed());
    case "xml":
      return escapeXml(plain(value));
  }
}

const XML_ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Characters that XML 1.0 cannot hold at all are dropped. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (character) => XML_ENTITIES[character] ?? "");
}
