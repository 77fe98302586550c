import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LeadEvent } from "@/lib/deliveries/lead-event";
import { renderBody } from "@/lib/deliveries/render-body";
import { endpointTargetSchema, storedTargetSchema, webhookConfigSchema } from "@/lib/deliveries/schema";
import { templateProblem } from "@/lib/deliveries/template";

function eventOf(firstName: string, roof: string | number | boolean | readonly string[] = 85): LeadEvent {
  return {
    type: "lead.sold",
    timestamp: "2026-11-20T12:00:00.000Z",
    test: false,
    data: {
      brand: "sonnenmarkt",
      sale: {
        id: "sale_1",
        soldAt: "2026-11-20T12:00:00.000Z",
        mode: "exclusive",
        price: { amount: 3800, currency: "EUR" },
        contract: { id: "contract_1", name: "Bayern" },
      },
      lead: {
        id: "lead_1",
        category: "solar",
        receivedAt: "2026-11-20T11:59:59.000Z",
        contact: { firstName, lastName: "Muster", email: null, phone: "+4915123456789", street: null },
        place: { country: "DE", postalCode: "01067", city: "Dresden", state: "SN" },
        fields: { roof },
        consent: null,
      },
    },
  };
}
const render = (format: "json" | "form" | "xml", template: string | null, event: LeadEvent): string =>
  renderBody({ format, template }, event, "delivery_1").body;

describe("a JSON template", () => {
  const template = '{"name": "{{lead.contact.name}}", "first": {{lead.contact.firstName}}, "to": "x"}';

  it("stays JSON and keeps the value, whatever a lead contains", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (firstName) => {
        const body = JSON.parse(render("json", template, eventOf(firstName)));
        const name = [firstName, "Muster"].filter(Boolean).join(" ");
        expect(body).toEqual({ name, first: firstName, to: "x" });
      }),
      { numRuns: 50 },
    );
  });

  it("gives bare values their type, and null where they are missing", () => {
    const bare =
      '{"roof": {{lead.fields.roof}}, "mail": {{lead.contact.email}}, "no": {{lead.fields.other}}, "t": "{{ lead.contact.email }}"}';
    expect(JSON.parse(render("json", bare, eventOf("A")))).toEqual({ roof: 85, mail: null, no: null, t: "" });
    expect(JSON.parse(render("json", bare, eventOf("A", ["a", "b"]))).roof).toEqual(["a", "b"]);
    expect(JSON.parse(render("json", bare, eventOf("A", true))).roof).toBe(true);
  });

  it("knows where a string ends, also after escaped quotes", () => {
    const tricky = '{"a\\"": "\\\\", "b": {{lead.id}}, "c": "\\"{{lead.id}}\\""}';
    expect(JSON.parse(render("json", tricky, eventOf("A")))).toEqual({
      'a"': "\\",
      b: "lead_1",
      c: '"lead_1"',
    });
  });
});

describe("the other formats", () => {
  it("escape XML so that no value opens an element, and drop what XML cannot hold", () => {
    const body = render(
      "xml",
      "<l n='{{lead.contact.firstName}}'>{{lead.fields.roof}}</l>",
      eventOf("'><x>&\u0000\u0008"),
    );
    expect(body).toBe("<l n='&apos;&gt;&lt;x&gt;&amp;'>85</l>");
  });

  it("encode form values so that no value adds a field", () => {
    const body = render(
      "form",
      "name={{lead.contact.firstName}}&zip={{lead.place.postalCode}}",
      eventOf("a&b=c d+é"),
    );
    const form = new URLSearchParams(body);
    expect([...form.keys()]).toEqual(["name", "zip"]);
    expect(form.get("name")).toBe("a&b=c d+é");
  });

  it("carry the whole event where there is no template", () => {
    const event = eventOf("<Erika>", ["a", "b"]);
    expect(JSON.parse(render("json", null, event))).toEqual(event);
    const form = new URLSearchParams(render("form", null, event));
    expect(form.get("data.lead.contact.firstName")).toBe("<Erika>");
    expect(form.get("data.lead.fields.roof")).toBe("a,b");
    const xml = render("xml", null, event);
    expect(xml).toContain("<firstName>&lt;Erika&gt;</firstName>");
    expect(xml).toContain("<roof>a</roof><roof>b</roof>");
    expect(xml).not.toContain("<email>");
  });
});

describe("a template is refused when it is saved", () => {
  it.each([
    ["json", '{"a": "{{lead.contact.emial}}"}'],
    ["json", '{"a": {{lead.__proto__.x}}}'],
    ["json", "{{lead.id"],
    ["json", '{"a": "{{lead.id}"}'],
    ["json", '{"a": x{{lead.id}}}'],
    ["form", "a={{lead.id}"],
    ["xml", "<a>{{}}</a>"],
    ["xml", "<a>{{lead.fields.Roof}}</a>"],
  ] as const)("%s %s", (format, template) => expect(templateProblem(template, format)).not.toBeNull());

  it.each([
    ["json", '{"a":{"b":{{lead.fields.roof}}}}'],
    ["json", '["{{ sale.price.amount }}"]'],
    ["form", "a={{lead.id}}&b=c"],
    ["xml", "<a>{{lead.consent.ip}}</a>"],
  ] as const)("but not %s %s", (format, template) => expect(templateProblem(template, format)).toBeNull());
});

describe("an endpoint's configuration", () => {
  const url = "https://example.com/hook";
  it("fills in what is left out", () => {
    expect(webhookConfigSchema.parse({ url })).toEqual({
      url,
      method: "POST",
      headers: {},
      format: "json",
      template: null,
    });
  });
  it.each([
    { url: "ftp://example.com" },
    { url: "https://me:secret@example.com/" },
    { url, headers: { Host: "elsewhere" } },
    { url, headers: { "Webhook-Signature": "v1,x" } },
    { url, headers: { "Content-Length": "1" } },
    { url, headers: { "X-A": "a\r\nX-B: b" } },
    { url, headers: { "bad name": "a" } },
    { url, method: "GET" },
    { url, template: "{{nothing}}" },
  ])("refuses %j", (config) => expect(webhookConfigSchema.safeParse(config).success).toBe(false));

  it("but one that was stored before is still sent", () => {
    const config = { url: "https://crm.example/leads", template: '{"a": "{{lead.id}"}' };
    expect(endpointTargetSchema.safeParse({ kind: "webhook", config }).success).toBe(false);
    expect(storedTargetSchema.safeParse({ kind: "webhook", config }).success).toBe(true);
  });
});
