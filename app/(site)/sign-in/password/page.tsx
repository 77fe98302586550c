import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { Callout } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import { findPasswordLink } from "@/lib/accounts/find-password-link";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/lib/accounts/schema";
import { getLinkCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { SiteForm } from "../../_components/site-form";
import { AddressForm } from "../_components/address-form";
import { requestPasswordLinkAction, resetPasswordAction } from "./actions";

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site.password");
  // The token in the address goes to no other host.
  return { title: t("title"), referrer: "same-origin", robots: { index: false } };
}

/** Without a token: ask for a link. With one: choose a new password; where it is used or too old, ask for another. */
export default async function PasswordPage({ searchParams }: { searchParams: Search }) {
  const [{ token }, ctx, t] = await Promise.all([searchParams, getLinkCtx(), getTranslations("site")]);
  const holds = typeof token === "string" && token !== "";
  const person = holds ? await pageQuery(ctx, findPasswordLink, { token }) : null;
  if (person === null) {
    return (
      <SiteForm title={t("password.title")} text={t("password.intro")}>
        {holds && <Callout tone="warning">{t("password.gone")}</Callout>}
        <AddressForm action={requestPasswordLinkAction} />
        <p>
          <TextLink href="/sign-in">{t("password.back")}</TextLink>
        </p>
      </SiteForm>
    );
  }
  return (
    <SiteForm title={t("password.chooseTitle")} text={t("password.chooseIntro", { brand: ctx.brand.name })}>
      <ActionForm action={resetPasswordAction} success="none">
        <input type="hidden" name="token" value={token} />
        <TextField
          name="email"
          type="email"
          label={t("signIn.email")}
          autoComplete="username"
          required
          readOnly
          defaultValue={person.email}
        />
        <PasswordField
          name="password"
          label={t("password.new")}
          hint={t("password.hint", { count: PASSWORD_MIN })}
          maxLength={PASSWORD_MAX}
          autoComplete="new-password"
        />
        <SubmitButton>{t("password.choose")}</SubmitButton>
      </ActionForm>
      <p>
        <TextLink href="/sign-in/password">{t("password.again")}</TextLink>
      </p>
    </SiteForm>
  );
}
