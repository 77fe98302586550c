import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { type Column, Table } from "@/components/ui/table";
import type { StageView } from "@/lib/routing/stage-schema";
import { moveStageAction } from "../../actions";

interface Props {
  readonly rows: readonly StageView[];
  /** Whether the reader may order and edit them. */
  readonly editable: boolean;
}

/** The steps of a category's routing, in the order they are asked. */
export function StageTable({ rows, editable }: Props) {
  const t = useTranslations("operator.stages");
  const columns: Column<StageView>[] = [
    { key: "position", header: t("position"), align: "end", cell: ({ position }) => position + 1 },
    { key: "name", header: t("name"), primary: true, cell: ({ name }) => name },
    { key: "strategy", header: t("strategy"), cell: ({ strategy }) => t(`strategies.${strategy}`) },
    {
      key: "exclusive",
      header: t("order"),
      cell: ({ exclusiveFirst }) => t(exclusiveFirst ? "exclusiveFirst" : "byStrategy"),
    },
    { key: "most", header: t("maxSales"), align: "end", cell: ({ maxSales }) => maxSales ?? t("allPlaces") },
    {
      key: "contracts",
      header: t("contracts"),
      align: "end",
      cell: ({ contractIds }) => contractIds.length,
    },
  ];
  if (editable && rows.length > 1) {
    columns.push({
      key: "move",
      header: t("move"),
      align: "end",
      cell: (row) => <MoveButtons stage={row} last={rows.length - 1} />,
    });
  }
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={editable ? (row) => `/operator/categories/${row.categoryId}/stages/${row.id}` : undefined}
    />
  );
}

function MoveButtons({ stage, last }: { readonly stage: StageView; readonly last: number }) {
  const t = useTranslations("operator.stages");
  const steps = [
    { to: stage.position - 1, label: t("up", { name: stage.name }), icon: <ArrowUp aria-hidden /> },
    { to: stage.position + 1, label: t("down", { name: stage.name }), icon: <ArrowDown aria-hidden /> },
  ];
  return (
    <span className="relative z-1 inline-flex gap-1">
      {steps.map(({ to, label, icon }) => (
        <ActionForm key={label} action={moveStageAction} success="none">
          <input type="hidden" name="id" value={stage.id} />
          <input type="hidden" name="position" value={Math.min(Math.max(to, 0), last)} />
          <SubmitButton
            variant="ghost"
            size="sm"
            className="px-2"
            aria-label={label}
            // Not `disabled`: the stage that arrives at an end keeps the focus.
            aria-disabled={to < 0 || to > last}
          >
            {icon}
          </SubmitButton>
        </ActionForm>
      ))}
    </span>
  );
}
