import { Mail, MapPin, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { placeText } from "@/lib/core/place-text";
import type { Contact, Place } from "@/lib/reporting/schema";
import { cn } from "../cn";
import { Callout } from "../ui/callout";
import { CopyButton } from "../ui/copy-button";
import { DescriptionList } from "../ui/description-list";
import { LinkButton } from "../ui/link-button";
import { leadName } from "./lead-name";

interface Props {
  readonly contact: Contact;
  /** The contact's number as people read it: `phoneText`. */
  readonly phoneText: string | null;
  readonly place: Place;
  readonly erased: boolean;
  /** Large buttons above the facts: for who works with the lead, on a phone. */
  readonly actions?: boolean;
}

/** Who the lead is and how to reach them. */
export function ContactBlock({ contact, phoneText, place, erased, actions = false }: Props) {
  const t = useTranslations("leads");
  if (erased) return <Callout tone="info">{t("erased")}</Callout>;
  const where = placeText(place);
  const address = [contact.street, where].filter(Boolean).join(", ");
  return (
    <div className="grid gap-4">
      {actions && <ContactActions contact={contact} address={address} country={place.country} />}
      <DescriptionList
        items={[
          { term: t("contact.name"), value: leadName(contact) },
          { term: t("contact.phone"), value: <Copied value={contact.phone} text={phoneText} scheme="tel" /> },
          { term: t("contact.email"), value: <Copied value={contact.email} scheme="mailto" /> },
          { term: t("contact.street"), value: contact.street },
          { term: t("contact.place"), value: where && [where, place.country].filter(Boolean).join(" · ") },
        ]}
      />
    </div>
  );
}

interface ActionsProps {
  readonly contact: Contact;
  readonly address: string;
  readonly country: string | null;
}

function ContactActions({ contact, address, country }: ActionsProps) {
  const t = useTranslations("leads.contact");
  const query = encodeURIComponent([address, country].filter(Boolean).join(", "));
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {contact.phone && (
        <Action href={`tel:${contact.phone}`} icon={<Phone aria-hidden />} primary>
          {t("call")}
        </Action>
      )}
      {contact.email && (
        <Action href={`mailto:${contact.email}`} icon={<Mail aria-hidden />} primary={!contact.phone}>
          {t("mail")}
        </Action>
      )}
      {address && (
        <Action
          href={`https://www.google.com/maps/search/?api=1&query=${query}`}
          icon={<MapPin aria-hidden />}
          elsewhere
        >
          {t("map")}
        </Action>
      )}
    </div>
  );
}

interface ActionProps {
  readonly href: string;
  readonly icon: ReactNode;
  readonly primary?: boolean;
  readonly elsewhere?: boolean;
  readonly children: ReactNode;
}

function Action({ href, icon, primary = false, elsewhere = false, children }: ActionProps) {
  const away = elsewhere ? { target: "_blank", rel: "noreferrer" } : {};
  return (
    <LinkButton
      href={href}
      prefetch={false}
      variant={primary ? "primary" : "secondary"}
      size="lg"
      className="grow sm:min-w-36 sm:grow-0"
      {...away}
    >
      {icon}
      {children}
    </LinkButton>
  );
}

interface CopiedProps {
  readonly value: string | null;
  /** What is shown of it, where that is not the value itself. */
  readonly text?: string | null;
  readonly scheme: "tel" | "mailto";
}

function Copied({ value, text, scheme }: CopiedProps) {
  const t = useTranslations("ui.copy");
  if (!value) return "–";
  const shown = text ?? value;
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <a
        href={`${scheme}:${value}`}
        className={cn(
          "min-w-0 underline underline-offset-2",
          scheme === "tel" ? "whitespace-nowrap" : "break-all",
        )}
      >
        {shown}
      </a>
      <CopyButton value={value} label={t("id", { id: shown })} />
    </span>
  );
}
