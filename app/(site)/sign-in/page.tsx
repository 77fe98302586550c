import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { Callout } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import { getCtx } from "@/lib/web/ctx";
import { landingPath, nextPath } from "@/lib/web/next-path";
import { SiteForm } from "../_components/site-form";
import { signInAction } from "./actions";

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site.signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const [search, ctx, t] = await Promise.all([searchParams, getCtx(), getTranslations("site.signIn")]);
  const next = nextPath(typeof search.next === "string" ? search.next : null);
  const { kind } = ctx.actor;
  if (kind === "buyer" || kind === "supplier" || kind === "operator") redirect(landingPath(kind, next));
  return (
    <SiteForm title={t("title")} text={t("intro", { brand: ctx.brand.name })}>
      {search["signed-out"] === "1" && <Callout tone="success">{t("signedOut")}</Callout>}
      <ActionForm action={signInAction} success="none">
        {next && <input type="hidden" name="next" value={next} />}
        <TextField
          name="email"
          type="email"
          label={t("email")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordField name="password" label={t("password")} autoComplete="current-password" />
        <SubmitButton>{t("submit")}</SubmitButton>
      </ActionForm>
      <ul className="grid gap-2">
        <li>
          <TextLink href="/sign-in/password">{t("forgotten")}</TextLink>
        </li>
        <li>
          <TextLink href="/sign-in/link">{t("byLink")}</TextLink>
        </li>
      </ul>
    </SiteForm>
  );
}
