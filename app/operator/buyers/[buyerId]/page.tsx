import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HistorySection } from "@/app/_history/history-section";
import { TeamSection } from "@/app/_team/team-section";
import { BuyerStatus } from "@/components/buyer/buyer-status";
import { Callout } from "@/components/ui/callout";
import { CopyId } from "@/components/ui/copy-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { getBuyer } from "@/lib/accounts/get-buyer";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getWallet } from "@/lib/reporting/get-wallet";
import { listWalletEntries } from "@/lib/reporting/list-wallet-entries";
import { listContracts } from "@/lib/routing/list-contracts";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { STATEMENT_FILTERS } from "@/lib/web/statement-files";
import { StatusDialog } from "../../_components/status-dialog";
import { BuyerFacts } from "./_components/buyer-facts";
import { StatementCard } from "./_components/statement-card";
import { WalletSection } from "./_components/wallet-section";
import { statusAction } from "./actions";

interface Props {
  readonly params: Promise<{ buyerId: string }>;
  readonly searchParams: Search;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.buyer");
  return { title: t("title") };
}

export default async function BuyerPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("operator");
  const { buyerId } = await params;
  const [values, { cursor, notice }] = await Promise.all([
    readSearch(searchParams, STATEMENT_FILTERS),
    readSearch(searchParams, ["cursor", "notice"]),
  ]);
  // First, so that an id of nobody is not found rather than a malformed filter.
  const buyer = await pageQuery(ctx, getBuyer, { id: buyerId });
  const [wallet, entries, contracts, t, team] = await Promise.all([
    pageQuery(ctx, getWallet, { buyerId }),
    pageQuery(ctx, listWalletEntries, { ...values, cursor, buyerId, limit: 25 }),
    pageQuery(ctx, listContracts, { buyerId, limit: 100 }),
    getTranslations("operator.buyer"),
    getTranslations("team"),
  ]);
  const { currency } = ctx.brand;
  const actor = actorClass(ctx.actor);
  return (
    <>
      <PageHeader
        title={buyer.name}
        aside={
          <>
            <BuyerStatus status={buyer.status} />
            <CopyId id={buyer.id} />
          </>
        }
        back={{ href: "/operator/buyers", label: t("back") }}
        actions={
          <>
            <LinkButton href={hrefWith("/operator/leads", { buyerId })}>{t("leads")}</LinkButton>
            <LinkButton href={hrefWith("/operator/deliveries", { buyerId })}>{t("deliveries")}</LinkButton>
            {mayDo(actor, "buyer.manage") && (
              <>
                <LinkButton href={`/operator/buyers/${buyerId}/edit`}>{t("edit")}</LinkButton>
                <StatusDialog kind="buyer" company={buyer} action={statusAction} />
              </>
            )}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-5">
        {notice === "notMailed" && <Callout tone="warning">{t("form.notMailed")}</Callout>}
        {buyer.status === "suspended" && <Callout tone="warning">{t("suspended")}</Callout>}
        <WalletSection
          buyer={buyer}
          wallet={wallet}
          currency={currency}
          may={{ adjust: mayDo(actor, "wallet.adjust"), freeze: mayDo(actor, "wallet.freeze") }}
        />
        <BuyerFacts
          buyer={buyer}
          contracts={contracts.data}
          currency={currency}
          mayManage={mayDo(actor, "contract.manage")}
        />
        <section className="grid grid-cols-1 gap-2">
          <h2 className="text-base font-semibold">{team("users")}</h2>
          <TeamSection ctx={ctx} team={{ kind: "buyer", buyerId: buyer.id }} />
        </section>
        <StatementCard
          path={`/operator/buyers/${buyerId}`}
          entries={entries}
          values={values}
          cursor={cursor}
          notice={notice}
          currency={currency}
        />
        <HistorySection ctx={ctx} id={buyer.id} />
      </div>
    </>
  );
}
