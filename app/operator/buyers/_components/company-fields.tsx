import { useLocale, useTranslations } from "next-intl";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import type { BuyerView } from "@/lib/accounts/buyer-schema";

/** Where companies that buy leads sit; another one keeps its own. */
const COUNTRIES =
  "AT AU BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LI LT LU LV MT NL NO NZ PL PT RO SE SI SK US";
const LANGUAGES = [
  { value: "de", label: "Deutsch" },
  { value: "en", label: "English" },
];

type Company = Pick<BuyerView, "country" | "timeZone" | "locale"> &
  Partial<Pick<BuyerView, "name" | "email" | "phone">>;

interface Props {
  /** The buyer's, or what a new one begins with. */
  readonly company: Company;
  readonly isNew: boolean;
}

/** Who the company is, and where its days begin. */
export function CompanyFields({ company, isNew }: Props) {
  const t = useTranslations("operator.buyer.form");
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const countries = [...new Set([...COUNTRIES.split(" "), company.country])]
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  const zones = [...new Set([...Intl.supportedValuesOf("timeZone"), company.timeZone])];
  return (
    <>
      <TextField name="name" label={t("name")} required maxLength={200} defaultValue={company.name} />
      <TextField
        name="email"
        type="email"
        label={t("email")}
        required
        autoComplete="off"
        defaultValue={company.email}
      />
      <TextField
        name="phone"
        type="tel"
        label={t("phone")}
        autoComplete="off"
        defaultValue={company.phone ?? ""}
      />
      <SelectField
        name="country"
        label={t("country")}
        options={countries}
        defaultValue={company.country}
        required
      />
      <SelectField
        name="timeZone"
        label={t("timeZone")}
        hint={t(isNew ? "timeZoneHint" : "timeZoneHintEdit")}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        defaultValue={company.timeZone}
        required
      />
      <SelectField
        name="locale"
        label={t("locale")}
        hint={t("localeHint")}
        options={LANGUAGES}
        defaultValue={company.locale}
        required
      />
    </>
  );
}
