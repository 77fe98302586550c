import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { KeySection } from "@/components/keys/key-section";
import { PasswordForm } from "@/components/settings/password-form";
import { SessionTable } from "@/components/settings/session-table";
import { ShortcutForm } from "@/components/settings/shortcut-form";
import { YouForm } from "@/components/settings/you-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getPreferences } from "@/lib/accounts/get-preferences";
import { getSettings } from "@/lib/accounts/get-settings";
import { listKeys } from "@/lib/accounts/list-keys";
import { listSessions } from "@/lib/accounts/list-sessions";
import type { Portal } from "@/lib/accounts/schema";
import type { PortalCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { getSession } from "@/lib/web/session";
import {
  createKeyAction,
  endOthersAction,
  endSessionAction,
  passwordAction,
  passwordLinkAction,
  revokeKeyAction,
  settingsAction,
  shortcutsAction,
} from "@/lib/web/settings-actions";

interface Props {
  readonly ctx: PortalCtx<Portal>;
  /** In which a buyer's limits and hours count. */
  readonly buyersZone?: string;
  /** Cards of one portal alone, after the first. */
  readonly children?: ReactNode;
}

/** What a person sets for themselves, the same in every portal: language and zone, shortcuts, password, sessions, keys. */
export async function SettingsSection({ ctx, buyersZone, children }: Props) {
  const [settings, preferences, keys, sessions, session, t] = await Promise.all([
    pageQuery(ctx, getSettings, {}),
    pageQuery(ctx, getPreferences, {}),
    pageQuery(ctx, listKeys, { limit: 200 }),
    pageQuery(ctx, listSessions, {}),
    getSession(),
    getTranslations("settings"),
  ]);
  const docs = (text: ReactNode) => (
    <a href="/api/docs" className="font-medium text-brand-text underline">
      {text}
    </a>
  );
  return (
    <ClientMessages namespaces={["settings"]}>
      <PageHeader title={t("title")} text={`${settings.name} · ${settings.email}`} />
      <div className="grid grid-cols-1 gap-4">
        <Card title={t("you")}>
          <YouForm
            settings={settings}
            locale={ctx.locale}
            brandZone={ctx.brand.timeZone}
            buyersZone={buyersZone}
            action={settingsAction}
          />
        </Card>
        {children}
        <Card title={t("shortcuts")}>
          <ShortcutForm on={preferences.shortcuts} action={shortcutsAction} />
        </Card>
        <Card title={t("password")}>
          <PasswordForm settings={settings} action={passwordAction} sendLink={passwordLinkAction} />
        </Card>
        <Card title={t("sessions")}>
          <SessionTable
            sessions={sessions}
            currentId={session?.signedIn.sessionId}
            end={endSessionAction}
            endOthers={endOthersAction}
          />
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
