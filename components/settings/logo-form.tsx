import { useTranslations } from "next-intl";
import { type BrandLogo, LOGO_MODES, type LogoMode } from "@/lib/brands/logo-schema";
import { LogoImage } from "../brand/logo";
import { ActionForm } from "../form/action-form";
import { ConfirmDialog } from "../form/confirm-dialog";
import { FileField } from "../form/file-field";
import type { FormAction } from "../form/form-state";
import { SubmitButton } from "../form/submit-button";

interface PageColors {
  readonly surface: string;
  readonly textMuted: string;
}

interface Props {
  readonly name: string;
  readonly logo: BrandLogo;
  /** The colours of the pages that each is made for, whatever the reader's own theme. */
  readonly pages: Readonly<Record<LogoMode, PageColors>>;
  /** Fields: mode, file. */
  readonly set: FormAction;
  /** Field: mode. */
  readonly remove: FormAction;
}

/** A brand's logo for light pages, and beside it one for dark pages. */
export function LogoForm({ name, logo, pages, set, remove }: Props) {
  const t = useTranslations("settings.logo");
  const modes = LOGO_MODES.filter((mode) => mode === "light" || logo);
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <p className="text-muted md:col-span-full">{t("text")}</p>
      {modes.map((mode) => (
        <section key={mode} aria-label={t(mode)} className="grid content-start gap-3">
          <Picture
            name={name}
            mode={mode}
            logo={logo}
            page={pages[mode]}
            none={t(mode === "light" ? "none" : "noneDark")}
          />
          <ActionForm action={set} success="toast" resetOnSuccess>
            <input type="hidden" name="mode" value={mode} />
            <FileField
              name="file"
              label={t(mode)}
              hint={t("hint")}
              accept="image/png,image/jpeg,image/webp,image/svg+xml"
              required
            />
            <div>
              <SubmitButton variant="secondary">{t("set")}</SubmitButton>
            </div>
          </ActionForm>
          {logo?.[mode] && (
            <div>
              <ConfirmDialog
                trigger={t("remove")}
                triggerVariant="ghost"
                triggerSize="sm"
                title={t(mode === "light" ? "removeTitle" : "removeDarkTitle")}
                action={remove}
                confirm={t("removeNow")}
                danger
              >
                <p>{t(mode === "light" ? "removeText" : "removeDarkText", { name })}</p>
                <input type="hidden" name="mode" value={mode} />
              </ConfirmDialog>
            </div>
          )}
        </section>
      ))}
    </div>
  );
}

interface PictureProps {
  readonly name: string;
  readonly mode: LogoMode;
  readonly logo: BrandLogo;
  readonly page: PageColors;
  /** In its place where there is none. */
  readonly none: string;
}

function Picture({ name, mode, logo, page, none }: PictureProps) {
  const picture = logo?.[mode];
  return (
    <div
      className="flex min-h-20 items-center rounded-md border border-line px-4"
      style={{ backgroundColor: page.surface, color: page.textMuted }}
    >
      {picture ? <LogoImage name={name} mode={mode} picture={picture} /> : none}
    </div>
  );
}
