import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { TextLink } from "@/components/ui/text-link";
import { getCtx } from "@/lib/web/ctx";
import { requestLinkAction, signInByLinkAction } from "./actions";

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site.link");
  // The token in the address goes to no other host.
  return { title: t("title"), referrer: "same-origin", robots: { index: false } };
}

/** Without a token: ask for a link. With one: use it, by a click, since scanners of mails open every link they see. */
export default async function LinkPage({ searchParams }: { searchParams: Search }) {
  const [{ token }, ctx, t] = await Promise.all([searchParams, getCtx(), getTranslations("site")]);
  const holds = typeof token === "string" && token !== "";
  return (
    <div className="grid gap-6 rounded-lg border border-line bg-surface p-6">
      <div>
        <h1 className="text-xl font-semibold">
          {holds ? t("link.confirmTitle", { brand: ctx.brand.name }) : t("link.title")}
        </h1>
        <p className="text-muted">{holds ? t("link.confirmIntro") : t("link.intro")}</p>
      </div>
      {holds ? (
        <ActionForm action={signInByLinkAction} success="none">
          <input type="hidden" name="token" value={token} />
          <SubmitButton>{t("link.confirm")}</SubmitButton>
        </ActionForm>
      ) : (
        <ActionForm action={requestLinkAction} resetOnSuccess>
          <TextField
            name="email"
            type="email"
            label={t("signIn.email")}
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <SubmitButton>{t("link.submit")}</SubmitButton>
        </ActionForm>
      )}
      <p>
        <TextLink href="/sign-in">{t("link.byPassword")}</TextLink>
      </p>
    </div>
  );
}
