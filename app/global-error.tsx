"use client";

import { Button } from "@/components/ui/button";
import "./globals.css";

const TEXTS = [
  {
    locale: "en",
    title: "Something went wrong",
    text: "The site cannot be shown at the moment. Nothing was bought or changed by that. Please try again shortly.",
    retry: "Try again",
  },
  {
    locale: "de",
    title: "Da ist etwas schiefgegangen",
    text: "Die Seite kann im Moment nicht angezeigt werden. Gekauft oder geändert wurde dadurch nichts. Bitte versuchen Sie es gleich noch einmal.",
    retry: "Erneut versuchen",
  },
] as const;

/**
 * The frame itself failed, most likely because the database did not answer: so neither the brand nor the reader's language is known.
 * Both languages then, in the browser's own colours, and nobody's name.
 */
export default function GlobalError({ retry }: { readonly retry: () => void }) {
  return (
    <html lang="en" className="[color-scheme:light_dark]">
      <body className="mx-auto grid max-w-xl place-content-center gap-10 p-6">
        <title>{TEXTS.map(({ title }) => title).join(" · ")}</title>
        {TEXTS.map(({ locale, title, text, retry: label }) => (
          <section key={locale} lang={locale} className="grid justify-items-start gap-3">
            <h1 className="text-xl font-semibold">{title}</h1>
            <p>{text}</p>
            <Button onClick={retry} className="border-current">
              {label}
            </Button>
          </section>
        ))}
      </body>
    </html>
  );
}
