/** The posting spec of a source: a page for people, the same as JSON for programs. Whoever has the token may read it. */
import { brandDirectory, type KnownBrand } from "@/lib/brands";
import type { Ctx, Locale } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import { getPostingSpec, type PostingSpec } from "@/lib/leads/get-posting-spec";
import { REJECT_CODES } from "@/lib/leads/lead-reasons";
import type { Field, LocalText } from "@/lib/leads/schema";
import { findSpecBrand } from "@/lib/suppliers/find-spec-brand";
import { specUrl } from "@/lib/suppliers/spec-url";
import { pickLocale } from "@/lib/web/i18n-locale";
import { brandOfHost } from "./auth";
import { type Html, html, pageResponse } from "./html";
import type { Api } from "./route";
import { SPEC_TEXTS } from "./spec-texts";

export function registerSpecPage(api: Api): void {
  api.get("/spec/:token", async (c) => {
    const { headers } = c.req.raw;
    const token = c.req.param("token");
    const brand = await brandOfToken(token, headers);
    const requestId = c.get("requestId");
    const ctx: Ctx = {
      brand,
      actor: { kind: "anonymous" },
      requestId,
      now: () => new Date(),
      locale: brand.locale,
    };
    const spec = await getPostingSpec.unchecked(ctx, { token });
    if (wantsJson(headers.get("accept"))) {
      c.header("vary", "accept, accept-language");
      c.header("cache-control", "no-store");
      return c.json(specJson(spec));
    }
    const locale = pickLocale({
      chosen: c.req.query("lang"),
      brand: undefined,
      // Whoever wants neither language gets the brand's.
      acceptLanguage: `${headers.get("accept-language") ?? ""},${brand.locale};q=0.01`,
    });
    const endpoint = new URL("/api/v1/leads", await specUrl(brand.id, token)).href;
    const title = `${SPEC_TEXTS[locale].title(textOf(spec.category.name, locale))} · ${brand.name}`;
    const body = specBody(spec, { brand, locale, endpoint });
    return pageResponse({ title, locale, theme: brand.theme, body }, requestId);
  });
}

/** On another brand's host the token is unknown. */
async function brandOfToken(token: string, headers: Headers): Promise<KnownBrand> {
  const brandId = await findSpecBrand(token);
  const brand = brandId && (await brandDirectory().findById(brandId));
  const host = await brandOfHost(headers);
  if (!brand || (host !== null && host.id !== brand.id)) throw notFound("source");
  return brand;
}

/** Browsers name text/html first; programs that want JSON say so. */
function wantsJson(accept: string | null): boolean {
  if (accept === null) return false;
  const json = accept.indexOf("application/json");
  const page = accept.indexOf("text/html");
  return json >= 0 && (page < 0 || json < page);
}

function specJson(spec: PostingSpec) {
  return {
    fields: spec.fields.map(({ key, type, required, choices }) => ({
      key,
      type,
      required,
      ...(choices ? { choices: choices.map(({ value }) => value) } : {}),
    })),
    example: spec.example,
  };
}

const textOf = (text: LocalText, locale: Locale): string => text[locale] || text.en || text.de;

interface Facts {
  readonly brand: KnownBrand;
  readonly locale: Locale;
  readonly endpoint: string;
}

function specBody(spec: PostingSpec, { brand, locale, endpoint }: Facts): Html {
  const t = SPEC_TEXTS[locale];
  const category = textOf(spec.category.name, locale);
  const { consentRule, source } = spec;
  return html`<main>
<div class="brand">${brand.name}</div>
<h1>${t.title(category)}</h1>
<p class="muted">${source.name} · ${t.intro(category)}</p>
${!source.active && html`<p class="note">${t.disabled}</p>`}
${source.active && source.mode === "test" && html`<p class="note">${t.testMode}</p>`}
<h2>${t.howTo}</h2>
<p>${t.send}</p>
<pre tabindex="0"><code>${curl(endpoint, spec.example)}</code></pre>
<p class="muted">${t.keyHint}</p>
<p>${t.idempotency}</p>
<h2>${t.contactTitle}</h2>
<p>${t.contactRule}</p>
<div class="scroll"><table><thead><tr><th>${t.columns[0]}</th><th>${t.columns[1]}</th><th>${t.columns[3]}</th></tr></thead><tbody>
${t.contact.map(([path, type, text]) => html`<tr><td><code>${path}</code></td><td>${type}</td><td>${text}</td></tr>`)}
</tbody></table></div>
<h2>${t.fieldsTitle}</h2>
${
  spec.fields.length === 0
    ? html`<p>${t.noFields}</p>`
    : html`<div class="scroll"><table><thead><tr>${t.columns.map((column) => html`<th>${column}</th>`)}</tr></thead><tbody>
${spec.fields.map((field) => fieldRow(field, locale))}</tbody></table></div>`
}
<h2>${t.consentTitle}</h2>
<p>${
    consentRule.required
      ? t.consentRequired(consentRule.parts.map((part) => `consent.${part}`).join(", "))
      : t.consentOptional
  } ${consentRule.required && consentRule.maxAgeDays !== null && t.consentAge(consentRule.maxAgeDays)}</p>
<h2>${t.exampleTitle}</h2>
<p>${t.exampleText}</p>
<pre tabindex="0"><code>${JSON.stringify(spec.example, null, 2)}</code></pre>
<h2>${t.answersTitle}</h2>
<p>${t.answersText}</p>
${definitions(Object.entries(t.statuses))}
<h3>${t.reasonsTitle}</h3>
<p>${t.reasonsText}</p>
${definitions(REJECT_CODES.map((code) => [code, t.reasons[code]]))}
<h2>${t.requestErrorsTitle}</h2>
${definitions(t.requestErrors)}
</main>`;
}

function definitions(rows: readonly (readonly [string, string])[]): Html {
  return html`<div class="scroll"><table><tbody>${rows.map(([code, text]) => html`<tr><th scope="row"><code>${code}</code></th><td>${text}</td></tr>`)}</tbody></table></div>`;
}

function fieldRow(field: Field, locale: Locale): Html {
  const t = SPEC_TEXTS[locale];
  const { min, max, maxLength, choices } = field;
  const bounds = [
    min !== undefined && `≥ ${min}`,
    max !== undefined && `≤ ${max}`,
    maxLength !== undefined && `≤ ${maxLength}`,
  ];
  const values = choices
    ? choices.map(({ value, label }) => html`<div><code>${value}</code> ${textOf(label, locale)}</div>`)
    : bounds.filter((bound) => bound !== false).join(", ");
  return html`<tr><td><code>${field.key}</code><div class="muted">${textOf(field.label, locale)}</div></td><td>${t.types[field.type]}</td><td>${field.required ? t.yes : t.no}</td><td>${values}</td></tr>`;
}

/** For a shell: a quote inside single quotes ends them, stands escaped, and begins them again. */
function curl(endpoint: string, body: unknown): string {
  const json = JSON.stringify(body, null, 2).replaceAll("'", "'\\''");
  return [
    `curl ${endpoint} \\`,
    `  -H 'Authorization: Bearer YOUR_API_KEY' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H "Idempotency-Key: $(uuidgen)" \\`,
    `  -d '${json}'`,
  ].join("\n");
}
