"use client";

import { useLocale } from "next-intl";
import { TextField } from "@/components/form/text-field";

interface Props {
  readonly name: string;
  readonly labels: { readonly en: string; readonly de: string };
  readonly values: { readonly en: string; readonly de: string };
}

/** A text in both languages, the reader's first: the other one may be left out and is the same then. */
export function LocalPair({ name, labels, values }: Props) {
  const locale = useLocale();
  const order = locale === "de" ? (["de", "en"] as const) : (["en", "de"] as const);
  return order.map((lang) => (
    <TextField
      key={lang}
      name={`${name}.${lang}`}
      label={labels[lang]}
      required={lang === order[0]}
      lang={lang}
      defaultValue={values[lang]}
    />
  ));
}
