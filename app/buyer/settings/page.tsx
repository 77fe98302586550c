import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { KeySection } from "@/components/keys/key-section";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { getBuyer } from "@/lib/accounts/get-buyer";
import { getSettings } from "@/lib/accounts/get-settings";
import { listKeys } from "@/lib/accounts/list-keys";
import { listSessions } from "@/lib/accounts/list-sessions";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { getSession } from "@/lib/web/session";
import { SessionTable } from "./_components/session-table";
import { YouForm } from "./_components/you-form";
import { createKeyAction, revokeKeyAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const ctx = await requireCtx("buyer");
  const [settings, keys, sessions, buyer, session, t] = await Promise.all([
    pageQuery(ctx, getSettings, {}),
    pageQuery(ctx, listKeys, { limit: 200 }),
    pageQuery(ctx, listSessions, {}),
    pageQuery(ctx, getBuyer, { id: ctx.actor.buyerId }),
    getSession(),
    getTranslations("buyer.settings"),
  ]);
  const docs = (text: ReactNode) => (
    <TextLink href="/api/docs" prefetch={false}>
      {text}
    </TextLink>
  );
  return (
    <ClientMessages namespaces={["buyer"]}>
      <PageHeader title={t("title")} text={`${settings.name} · ${settings.email}`} />
      <div className="grid grid-cols-1 gap-4">
        <Card title={t("you")}>
          <YouForm
            settings={settings}
            locale={ctx.locale}
            brandZone={ctx.brand.timeZone}
            buyersZone={buyer.timeZone}
          />
        </Card>
        <Card title={t("sessions")}>
          <SessionTable sessions={sessions} currentId={session?.signedIn.sessionId} />
        </Card>
        <Card title={t("keys")}>
          <p className="mb-4 text-muted">{t.rich("keysText", { docs })}</p>
          <KeySection
            keys={keys.data.filter(({ revokedAt }) => revokedAt === null)}
            create={createKeyAction}
            revoke={revokeKeyAction}
          />
        </Card>
      </div>
    </ClientMessages>
  );
}
