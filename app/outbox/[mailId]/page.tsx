import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { getMail } from "@/lib/accounts/get-mail";
import { getCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";

interface Props {
  readonly params: Promise<{ mailId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("outbox");
  return { title: t("mail"), robots: { index: false } };
}

export default async function MailPage({ params }: Props) {
  const [ctx, { mailId }, t] = await Promise.all([getCtx(), params, getTranslations("outbox")]);
  const mail = await pageQuery(ctx, getMail, { id: mailId });
  return (
    <>
      <PageHeader back={{ href: "/outbox", label: t("title") }} title={mail.subject} />
      <div className="grid gap-4">
        <Card>
          <DescriptionList
            items={[
              { term: t("from"), value: mail.from },
              { term: t("to"), value: mail.to },
              { term: t("createdAt"), value: <Time at={mail.createdAt} mode="exact" /> },
            ]}
          />
        </Card>
        <Card title={t("html")} flush>
          {/* No scripts and no origin in there; links of the mail open in a tab of their own. */}
          <iframe
            title={mail.subject}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={`<base target="_blank">${mail.html}`}
            className="h-[70dvh] w-full rounded-b-lg bg-[#fff]"
          />
        </Card>
        <Card title={t("text")}>
          <CodeBlock code={mail.text} label={t("text")} />
        </Card>
      </div>
    </>
  );
}
