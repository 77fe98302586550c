import { useTranslations } from "next-intl";
import type { SourceView } from "@/lib/suppliers/schema";
import { Time } from "../time";
import { type Column, Table } from "../ui/table";

type Key = SourceView["keys"][number];

/** A source's keys that still work. */
export function SourceKeyTable({ keys }: { readonly keys: readonly Key[] }) {
  const t = useTranslations("ui.keys");
  if (keys.length === 0) return <p className="text-muted">{t("none")}</p>;
  const columns: readonly Column<Key>[] = [
    {
      key: "prefix",
      header: t("key"),
      primary: true,
      cell: ({ prefix }) => <code className="font-mono text-[0.8125rem]">{prefix}…</code>,
    },
    { key: "kind", header: t("kind"), cell: ({ test }) => t(test ? "test" : "live") },
    {
      key: "lastUsedAt",
      header: t("lastUsedAt"),
      align: "end",
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : t("neverUsed")),
    },
  ];
  return <Table caption={t("caption")} columns={columns} rows={keys} rowKey={({ id }) => id} />;
}
