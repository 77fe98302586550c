/**
 * The catalogues, one file per namespace and language. A new namespace is a file in messages/en and messages/de and a
 * line in each list here; English gives the type of all keys, a test holds German to it.
 */

import type { Locale } from "@/lib/core/ctx";
import deAdjust from "@/messages/de/adjust.json";
import deAudit from "@/messages/de/audit.json";
import deBuyer from "@/messages/de/buyer.json";
import deCatalogue from "@/messages/de/catalogue.json";
import deContracts from "@/messages/de/contracts.json";
import deDeliveries from "@/messages/de/deliveries.json";
import deEditor from "@/messages/de/editor.json";
import deEndpoints from "@/messages/de/endpoints.json";
import deErrors from "@/messages/de/errors.json";
import deFigures from "@/messages/de/figures.json";
import deLeads from "@/messages/de/leads.json";
import deOperator from "@/messages/de/operator.json";
import deOutbox from "@/messages/de/outbox.json";
import deSettings from "@/messages/de/settings.json";
import deSite from "@/messages/de/site.json";
import deSupplier from "@/messages/de/supplier.json";
import deTeam from "@/messages/de/team.json";
import deUi from "@/messages/de/ui.json";
import deViews from "@/messages/de/views.json";
import deWallet from "@/messages/de/wallet.json";
import enAdjust from "@/messages/en/adjust.json";
import enAudit from "@/messages/en/audit.json";
import enBuyer from "@/messages/en/buyer.json";
import enCatalogue from "@/messages/en/catalogue.json";
import enContracts from "@/messages/en/contracts.json";
import enDeliveries from "@/messages/en/deliveries.json";
import enEditor from "@/messages/en/editor.json";
import enEndpoints from "@/messages/en/endpoints.json";
import enErrors from "@/messages/en/errors.json";
import enFigures from "@/messages/en/figures.json";
import enLeads from "@/messages/en/leads.json";
import enOperator from "@/messages/en/operator.json";
import enOutbox from "@/messages/en/outbox.json";
import enSettings from "@/messages/en/settings.json";
import enSite from "@/messages/en/site.json";
import enSupplier from "@/messages/en/supplier.json";
import enTeam from "@/messages/en/team.json";
import enUi from "@/messages/en/ui.json";
import enViews from "@/messages/en/views.json";
import enWallet from "@/messages/en/wallet.json";

const en = {
  adjust: enAdjust,
  audit: enAudit,
  buyer: enBuyer,
  catalogue: enCatalogue,
  contracts: enContracts,
  deliveries: enDeliveries,
  editor: enEditor,
  endpoints: enEndpoints,
  errors: enErrors,
  figures: enFigures,
  leads: enLeads,
  operator: enOperator,
  outbox: enOutbox,
  settings: enSettings,
  site: enSite,
  supplier: enSupplier,
  team: enTeam,
  ui: enUi,
  views: enViews,
  wallet: enWallet,
};

export type Messages = typeof en;

const de: Messages = {
  adjust: deAdjust,
  audit: deAudit,
  buyer: deBuyer,
  catalogue: deCatalogue,
  contracts: deContracts,
  deliveries: deDeliveries,
  editor: deEditor,
  endpoints: deEndpoints,
  errors: deErrors,
  figures: deFigures,
  leads: deLeads,
  operator: deOperator,
  outbox: deOutbox,
  settings: deSettings,
  site: deSite,
  supplier: deSupplier,
  team: deTeam,
  ui: deUi,
  views: deViews,
  wallet: deWallet,
};

export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, de };

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
