import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { Time } from "@/components/time";
import { EmptyState } from "@/components/ui/empty-state";
import { type Column, Table } from "@/components/ui/table";
import type { MailItem } from "@/lib/accounts/list-mails";

interface Props {
  readonly mails: readonly MailItem[];
  readonly path: string;
}

export function MailTable({ mails, path }: Props) {
  const t = useTranslations("outbox");
  if (mails.length === 0) return <EmptyState icon={<Mail aria-hidden />} title={t("empty")} />;
  const columns: readonly Column<MailItem>[] = [
    { key: "subject", header: t("subject"), primary: true, cell: ({ subject }) => subject },
    { key: "to", header: t("to"), cell: ({ to }) => <span className="break-all">{to}</span> },
    {
      key: "createdAt",
      header: t("createdAt"),
      align: "end",
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={mails}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${path}/${id}`}
    />
  );
}
