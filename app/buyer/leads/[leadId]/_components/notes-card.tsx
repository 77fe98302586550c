import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { SubmitButton } from "@/components/form/submit-button";
import { TextareaField } from "@/components/form/textarea-field";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import type { Page } from "@/lib/core/paging";
import { NOTE_MAX, type NoteView } from "@/lib/sales/card-schema";
import { addNoteAction } from "../../actions";

interface Props {
  readonly leadId: string;
  readonly notes: Page<NoteView>;
}

/** What the buyer's people wrote down, newest first, and the place to write more. */
export function NotesCard({ leadId, notes }: Props) {
  const t = useTranslations("buyer.work");
  return (
    <Card title={t("notes")}>
      <div className="grid gap-4">
        <ActionForm action={addNoteAction} success="toast" resetOnSuccess className="gap-2!">
          <IdempotencyKey />
          <input type="hidden" name="leadId" value={leadId} />
          <TextareaField name="body" label={t("note")} rows={2} maxLength={NOTE_MAX} required />
          <div>
            <SubmitButton variant="secondary">{t("addNote")}</SubmitButton>
          </div>
        </ActionForm>
        {notes.data.length === 0 ? (
          <p className="text-muted">{t("noNotes")}</p>
        ) : (
          <ul className="grid gap-3">
            {notes.data.map(({ id, body, by, createdAt }) => (
              <li key={id} className="border-s-2 border-line-strong ps-3">
                <p className="whitespace-pre-wrap wrap-anywhere">{body}</p>
                <p className="text-[0.8125rem] text-muted">
                  {by} · <Time at={createdAt} />
                </p>
              </li>
            ))}
          </ul>
        )}
        {notes.nextCursor && <p className="text-muted">{t("moreNotes", { count: notes.data.length })}</p>}
      </div>
    </Card>
  );
}
