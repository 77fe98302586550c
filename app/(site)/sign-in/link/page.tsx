import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { getCtx } from "@/lib/web/ctx";
import { SiteForm } from "../../_components/site-form";
import { AddressForm } from "../_components/address-form";
import { requestLinkAction, signInByLinkAction } from "./actions";

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site.link");
  // The token in the address goes to no other host.
  return { title: t("title"), referrer: "same-origin", robots: { index: false } };
}

/** Without a token: ask for a link. With one: use it, by a click, since scanners of mails open every link they see. */
export default async function LinkPage({ searchParams }: { searchParams: Search }) {
  const [{ token }, ctx, t] = await Promise.all([searchParams, getCtx(), getTranslations("site.link")]);
  const holds = typeof token === "string" && token !== "";
  return (
    <SiteForm
      title={holds ? t("confirmTitle", { brand: ctx.brand.name }) : t("title")}
      text={holds ? t("confirmIntro") : t("intro")}
    >
      {holds ? (
        <ActionForm action={signInByLinkAction} success="none">
          <input type="hidden" name="token" value={token} />
          <SubmitButton>{t("confirm")}</SubmitButton>
        </ActionForm>
      ) : (
        <AddressForm action={requestLinkAction} />
      )}
      <p>
        <TextLink href="/sign-in">{t("byPassword")}</TextLink>
      </p>
    </SiteForm>
  );
}
