import { useTranslations } from "next-intl";
import { Time } from "@/components/time";
import { type Column, Table } from "@/components/ui/table";
import type { SourceView } from "@/lib/suppliers/schema";

type Key = SourceView["keys"][number];

export function KeyTable({ keys }: { readonly keys: readonly Key[] }) {
  const t = useTranslations("supplier.sources");
  if (keys.length === 0) return <p className="text-muted">{t("noKeys")}</p>;
  const columns: readonly Column<Key>[] = [
    {
      key: "prefix",
      header: t("key"),
      primary: true,
      cell: ({ prefix }) => <code className="font-mono text-[0.8125rem]">{prefix}…</code>,
    },
    { key: "kind", header: t("kind"), cell: ({ test }) => t(test ? "testKey" : "liveKey") },
    {
      key: "lastUsedAt",
      header: t("lastUsedAt"),
      align: "end",
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : t("neverUsed")),
    },
  ];
  return <Table caption={t("keys")} columns={columns} rows={keys} rowKey={({ id }) => id} />;
}
