/** The words of the posting spec page. */
import type { Locale } from "@/lib/core/ctx";
import { REJECT_MESSAGES, type RejectCode } from "@/lib/leads/lead-reasons";
import type { Field } from "@/lib/leads/schema";
import deLeads from "@/messages/de/leads.json";

interface SpecTexts {
  readonly title: (category: string) => string;
  readonly intro: (category: string) => string;
  readonly testMode: string;
  readonly disabled: string;
  readonly howTo: string;
  readonly send: string;
  readonly keyHint: string;
  readonly contactTitle: string;
  readonly contactRule: string;
  readonly contact: readonly (readonly [path: string, type: string, text: string])[];
  readonly fieldsTitle: string;
  readonly noFields: string;
  readonly columns: readonly [field: string, type: string, required: string, values: string];
  readonly yes: string;
  readonly no: string;
  readonly types: Readonly<Record<Field["type"], string>>;
  readonly consentTitle: string;
  readonly consentRequired: (parts: string) => string;
  readonly consentOptional: string;
  readonly consentAge: (days: number) => string;
  readonly exampleTitle: string;
  readonly exampleText: string;
  readonly answersTitle: string;
  readonly answersText: string;
  readonly statuses: Readonly<
    Record<"sold" | "listed" | "unsold" | "held" | "duplicate" | "rejected", string>
  >;
  readonly reasonsTitle: string;
  readonly reasonsText: string;
  readonly reasons: Readonly<Record<RejectCode, string>>;
  readonly requestErrorsTitle: string;
  readonly requestErrors: readonly (readonly [status: string, text: string])[];
  readonly idempotency: string;
}

const en: SpecTexts = {
  title: (category) => `Posting spec: ${category}`,
  intro: (category) => `How to send leads of the category “${category}” by API. This page is always current.`,
  testMode:
    "This source is in test mode: leads are checked and answered as usual, but never sold, charged or delivered.",
  disabled: "This source is disabled: leads are refused until it is enabled again.",
  howTo: "Sending a lead",
  send: "Send one lead as JSON to this address, with the source's API key:",
  keyHint: "YOUR_API_KEY stands for the key that you were given with this source. It is not shown here.",
  contactTitle: "Person and place",
  contactRule: "An email address or a phone number is required, and the postal code.",
  contact: [
    ["contact.firstName", "text", "At most 100 characters."],
    ["contact.lastName", "text", "At most 100 characters."],
    ["contact.email", "text", "An email address."],
    ["contact.phone", "text", "As it is dialled in the lead's country, or with the country code."],
    ["contact.street", "text", "Street and number."],
    ["place.country", "text", "Two capital letters, such as DE. Left out: the country of this marketplace."],
    ["place.postalCode", "text", "Must exist in the country. Required."],
    ["place.city", "text", "Left out: taken from the postal code."],
    ["externalId", "text", "Your own id of the lead, at most 200 characters."],
    ["subSource", "text", "Campaign or site, at most 200 characters."],
    ["test", "true or false", "true: a test lead, answered as usual but never sold."],
  ],
  fieldsTitle: "Fields of the category, in “fields”",
  noFields: "This category has no fields of its own.",
  columns: ["Field", "Type", "Required", "Values"],
  yes: "yes",
  no: "no",
  types: {
    text: "text",
    number: "number",
    money: "whole number, in minor units (cents)",
    choice: "text, one of the values",
    multi_choice: "list of texts, any of the values",
    boolean: "true or false",
    date: "text, YYYY-MM-DD",
  },
  consentTitle: "Consent, in “consent”",
  consentRequired: (parts) => `Required, with: ${parts}.`,
  consentOptional: "Not required; what you send is kept with the lead.",
  consentAge: (days) => `It must not be older than ${days} days.`,
  exampleTitle: "Example",
  exampleText: "This body is accepted as it stands. Each time this page is opened it names another person.",
  answersTitle: "Answers",
  answersText: "The answer to a lead is HTTP 200 with its status:",
  statuses: {
    sold: "Sold; the answer says how often, for what, and your payout.",
    listed: "Taken and offered in the shop.",
    unsold: "Taken; nobody wanted it now.",
    held: "Taken; a person looks at it first.",
    duplicate: "The same person was received before.",
    rejected: "Not taken, with a list of reasons.",
  },
  reasonsTitle: "Codes of reasons",
  reasonsText:
    "Each reason has a code, mostly the field it is about, and a message. Codes keep their meaning.",
  reasons: REJECT_MESSAGES,
  requestErrorsTitle: "When the request itself is wrong",
  requestErrors: [
    ["400", "Malformed JSON."],
    ["401", "The key is missing, unknown or revoked."],
    ["409", "The Idempotency-Key was used before with another lead."],
    ["413", "The body is too large."],
    ["422", "The body has not the shape of a lead."],
    ["429", "Too many leads a minute: wait as long as Retry-After says."],
    ["503", "Not available now: try again with the same Idempotency-Key."],
  ],
  idempotency:
    "Send an Idempotency-Key header of your own with every lead. After a lost connection send the same again: the lead is taken once and you get the first answer.",
};

const de: SpecTexts = {
  title: (category) => `Einlieferung: ${category}`,
  intro: (category) =>
    `So senden Sie Leads der Kategorie „${category}“ über die Schnittstelle. Diese Seite ist immer aktuell.`,
  testMode:
    "Diese Quelle ist im Testbetrieb: Leads werden geprüft und beantwortet wie sonst, aber nie verkauft, berechnet oder zugestellt.",
  disabled: "Diese Quelle ist abgeschaltet: Leads werden abgelehnt, bis sie wieder eingeschaltet wird.",
  howTo: "Einen Lead senden",
  send: "Senden Sie einen Lead als JSON an diese Adresse, mit dem API-Schlüssel der Quelle:",
  keyHint:
    "YOUR_API_KEY steht für den Schlüssel, den Sie zu dieser Quelle erhalten haben. Er wird hier nicht angezeigt.",
  contactTitle: "Person und Ort",
  contactRule: "E-Mail-Adresse oder Telefonnummer sind Pflicht, ebenso die Postleitzahl.",
  contact: [
    ["contact.firstName", "Text", "Höchstens 100 Zeichen."],
    ["contact.lastName", "Text", "Höchstens 100 Zeichen."],
    ["contact.email", "Text", "Eine E-Mail-Adresse."],
    ["contact.phone", "Text", "Wie man sie im Land des Leads wählt, oder mit Landesvorwahl."],
    ["contact.street", "Text", "Straße und Hausnummer."],
    ["place.country", "Text", "Zwei Großbuchstaben, etwa DE. Ohne Angabe: das Land dieses Marktplatzes."],
    ["place.postalCode", "Text", "Muss es im Land geben. Pflicht."],
    ["place.city", "Text", "Ohne Angabe: aus der Postleitzahl."],
    ["externalId", "Text", "Ihre eigene Kennung des Leads, höchstens 200 Zeichen."],
    ["subSource", "Text", "Kampagne oder Seite, höchstens 200 Zeichen."],
    ["test", "true oder false", "true: ein Test-Lead, beantwortet wie sonst, aber nie verkauft."],
  ],
  fieldsTitle: "Felder der Kategorie, in „fields“",
  noFields: "Diese Kategorie hat keine eigenen Felder.",
  columns: ["Feld", "Art", "Pflicht", "Werte"],
  yes: "ja",
  no: "nein",
  types: {
    text: "Text",
    number: "Zahl",
    money: "ganze Zahl, in kleinster Einheit (Cent)",
    choice: "Text, einer der Werte",
    multi_choice: "Liste von Texten, beliebige der Werte",
    boolean: "true oder false",
    date: "Text, JJJJ-MM-TT",
  },
  consentTitle: "Einwilligung, in „consent“",
  consentRequired: (parts) => `Pflicht, mit: ${parts}.`,
  consentOptional: "Nicht Pflicht; was Sie senden, wird beim Lead aufbewahrt.",
  consentAge: (days) => `Sie darf höchstens ${days} Tage alt sein.`,
  exampleTitle: "Beispiel",
  exampleText:
    "Dieser Inhalt wird so angenommen, wie er ist. Bei jedem Aufruf dieser Seite nennt er eine andere Person.",
  answersTitle: "Antworten",
  answersText: "Die Antwort auf einen Lead ist HTTP 200 mit seinem Status:",
  statuses: {
    sold: "Verkauft; die Antwort nennt, wie oft, zu welchem Preis und Ihre Vergütung.",
    listed: "Angenommen und im Shop angeboten.",
    unsold: "Angenommen; gerade wollte ihn niemand.",
    held: "Angenommen; ein Mensch sieht ihn zuerst an.",
    duplicate: "Dieselbe Person war schon da.",
    rejected: "Nicht angenommen, mit einer Liste von Gründen.",
  },
  reasonsTitle: "Codes der Gründe",
  reasonsText:
    "Jeder Grund hat einen Code, meist das Feld, um das es geht, und eine Nachricht auf Englisch. Codes behalten ihre Bedeutung.",
  reasons: deLeads.reason,
  requestErrorsTitle: "Wenn die Anfrage selbst falsch ist",
  requestErrors: [
    ["400", "Fehlerhaftes JSON."],
    ["401", "Der Schlüssel fehlt, ist unbekannt oder widerrufen."],
    ["409", "Der Idempotency-Key wurde schon mit einem anderen Lead benutzt."],
    ["413", "Der Inhalt ist zu groß."],
    ["422", "Der Inhalt hat nicht die Form eines Leads."],
    ["429", "Zu viele Leads pro Minute: warten Sie so lange, wie Retry-After sagt."],
    ["503", "Gerade nicht erreichbar: versuchen Sie es mit demselben Idempotency-Key noch einmal."],
  ],
  idempotency:
    "Senden Sie mit jedem Lead eine eigene Kopfzeile Idempotency-Key. Nach einem Verbindungsabbruch senden Sie dasselbe noch einmal: Der Lead wird einmal angenommen, und Sie erhalten die erste Antwort.",
};

export const SPEC_TEXTS: Readonly<Record<Locale, SpecTexts>> = { en, de };
