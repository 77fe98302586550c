import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { Callout } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import { findInvite } from "@/lib/accounts/find-invite";
import { PASSWORD_MIN } from "@/lib/accounts/schema";
import { getLinkCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { SiteForm } from "../../_components/site-form";
import { acceptInviteAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("team.accept");
  // The token in the address goes to no other host.
  return { title: t("title"), referrer: "same-origin", robots: { index: false } };
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, ctx, t] = await Promise.all([params, getLinkCtx(), getTranslations("team.accept")]);
  const invite = await pageQuery(ctx, findInvite, { token });
  const { name: brand } = ctx.brand;
  const text =
    invite &&
    (invite.company ? t("forCompany", { company: invite.company, brand }) : t("forBrand", { brand }));
  return (
    <SiteForm title={t("heading", { brand })} text={text}>
      {invite ? (
        <ActionForm action={acceptInviteAction} success="none">
          <input type="hidden" name="token" value={token} />
          <TextField
            name="email"
            type="email"
            label={t("email")}
            autoComplete="username"
            required
            readOnly
            defaultValue={invite.email}
          />
          <TextField name="name" label={t("name")} autoComplete="name" required defaultValue={invite.name} />
          <PasswordField
            name="password"
            label={t("password")}
            hint={t("passwordHint", { count: PASSWORD_MIN })}
            autoComplete="new-password"
          />
          <SubmitButton>{t("submit")}</SubmitButton>
        </ActionForm>
      ) : (
        <Callout tone="warning">{t("gone")}</Callout>
      )}
      <p>
        <TextLink href="/sign-in">{t("signIn")}</TextLink>
      </p>
    </SiteForm>
  );
}
