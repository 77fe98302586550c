import { describe, expect, it } from "vitest";
import { mailBrand } from "@/emails/_components/mail-brand";
import { endpointFailingMail } from "@/emails/endpoint-failing-mail";
import { leadDeliveryMail } from "@/emails/lead-delivery-mail";
import { passwordChangedMail } from "@/emails/password-changed-mail";
import { passwordLinkMail } from "@/emails/password-link-mail";
import { signInMail } from "@/emails/sign-in-mail";

const brand = mailBrand({
  name: "Sonnenmarkt",
  legalName: "Sonnenmarkt GmbH",
  theme: { brandColor: "#ffcc00", radius: 10 },
  logo: null,
  primaryHost: "sonne.example",
});
const props = {
  brand,
  timeZone: "Europe/Berlin",
  test: false,
  category: "Solar",
  contact: {
    name: "<b>Erika</b> & Co",
    email: "erika@example.org",
    phone: "+4915123456789",
    phoneText: "+49 1512 3456789",
    street: "Am Markt 1",
  },
  place: { country: "DE", postalCode: "80331", city: "München", state: "BY" },
  fields: [{ label: "Dachfläche", value: "85" }],
  contract: "Bayern",
  mode: "exclusive",
  price: { amount: 123_456, currency: "EUR" },
  balance: { amount: -500, currency: "EUR" },
  soldAt: new Date("2026-07-01T22:30:00Z"),
  leadUrl: "https://sonne.example/buyer/leads/lead_1",
} as const;

describe("the mail of a lead", () => {
  it("speaks German, in the buyer's zone", async () => {
    const { subject, text, html } = await leadDeliveryMail({ ...props, locale: "de" });
    expect(subject).toBe("Neuer Lead: <b>Erika</b> & Co · 80331 München, BY · Solar");
    expect(text.replaceAll("\u00a0", " ")).toContain("Preis: 1.234,56 € (exklusiv)");
    expect(text.replaceAll("\u00a0", " ")).toContain("Guthaben: -5,00 €");
    expect(text).toContain("Gekauft: 02.07.2026, 00:30 MESZ\n");
    expect(html).toContain("02.07.2026, 00:30 MESZ");
    expect(text).toContain("Telefon: +49 1512 3456789\n");
    expect(text).toContain("Adresse: Am Markt 1, 80331 München, BY, DE");
    expect(text).toContain("Lead öffnen: https://sonne.example/buyer/leads/lead_1");
  });

  it("speaks English", async () => {
    const { subject, text } = await leadDeliveryMail({ ...props, locale: "en" });
    expect(subject).toMatch(/^New lead: /);
    expect(text).toContain("Price: €1,234.56 (exclusive)");
    const abroad = await leadDeliveryMail({ ...props, locale: "en", timeZone: "America/Chicago" });
    expect(abroad.text.replaceAll("\u202f", " ")).toContain("Bought: Jul 1, 2026, 5:30 PM CDT\n");
  });

  it("writes an American address as Americans do", async () => {
    const place = { country: "US", postalCode: "60601", city: "Chicago", state: "IL" };
    const { subject, text } = await leadDeliveryMail({ ...props, place, locale: "en" });
    expect(subject).toContain("Chicago, IL 60601");
    expect(text).toContain("Address: Am Markt 1, Chicago, IL 60601, US");
  });

  it("lets nothing of a lead become markup", async () => {
    const { html } = await leadDeliveryMail({ ...props, locale: "de" });
    expect(html).toContain("&lt;b&gt;Erika&lt;/b&gt; &amp; Co");
    expect(html).not.toContain("<b>Erika");
    expect(html).toContain('href="tel:+4915123456789"');
    expect(html).toContain(">+49 1512 3456789</a>");
    expect(html).toContain('href="mailto:erika@example.org"');
  });

  it("keeps its subject on one line", async () => {
    const contact = { ...props.contact, name: `Erika\r\nBcc: x@example.org ${"x".repeat(300)}` };
    const { subject } = await leadDeliveryMail({ ...props, locale: "en", contact });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThanOrEqual(140);
  });

  it("wears the brand and nothing else", async () => {
    const { html } = await leadDeliveryMail({ ...props, locale: "de" });
    expect(html).toContain("#ffcc00");
    expect(html).toContain("Sonnenmarkt GmbH");
    expect(html).not.toMatch(/fairlead/i);
  });
});

describe("a notice", () => {
  const at = new Date("2026-07-01T22:30:00Z");
  const whose = { brand, timeZone: "Europe/Berlin", settingsUrl: "https://sonne.example/settings" };
  const failing = {
    company: "Rheinsolar",
    endpoint: "CRM",
    failingSince: at,
    disabled: false,
    endpointUrl: "https://sonne.example/e",
  };

  it("says by whose clock something happened", async () => {
    for (const mail of [
      await passwordChangedMail({ ...whose, locale: "de", email: "a@example.org", at, first: false }),
      await endpointFailingMail({ ...whose, ...failing, locale: "de" }),
    ]) {
      expect(mail.text).toContain("02.07.2026, 00:30 MESZ");
      expect(mail.html).toContain("02.07.2026, 00:30 MESZ");
    }
    const english = await endpointFailingMail({
      ...whose,
      ...failing,
      timeZone: "America/New_York",
      locale: "en",
    });
    expect(english.text.replaceAll("\u202f", " ")).toContain("Jul 1, 2026, 6:30 PM EDT");
  });
});

describe("a mail with a link", () => {
  it.each([
    [signInMail, "de", "Anmelden bei Sonnenmarkt"],
    [signInMail, "en", "Sign in to Sonnenmarkt"],
    [passwordLinkMail, "de", "Neues Passwort bei Sonnenmarkt wählen"],
    [passwordLinkMail, "en", "Choose a new password at Sonnenmarkt"],
  ] as const)("holds it in both parts, and the brand alone: %#", async (make, locale, title) => {
    const url = "https://sonne.example/sign-in/link?token=a&b=c";
    const mail = await make({ brand, locale, email: "a@example.org", url, minutesValid: 60 });
    expect(mail.subject).toBe(title);
    expect(mail.text).toContain(url);
    expect(mail.html).toContain(url.replace("&", "&amp;"));
    expect(mail.text).toContain("60");
    expect(mail.text + mail.html).not.toMatch(/fairlead/i);
  });
});
