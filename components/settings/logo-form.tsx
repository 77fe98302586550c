import { useTranslations } from "next-intl";
import {
  type BrandLogo,
  LOGO_HEIGHT,
  LOGO_MODES,
  type LogoMode,
  logoHref,
  logoWidth,
} from "@/lib/brands/logo-schema";
import { ActionForm } from "../form/action-form";
import { ConfirmDialog } from "../form/confirm-dialog";
import { FileField } from "../form/file-field";
import type { FormAction } from "../form/form-state";
import { SubmitButton } from "../form/submit-button";

interface Props {
  readonly name: string;
  readonly logo: BrandLogo;
  /** Fields: mode, file. */
  readonly set: FormAction;
  /** Field: mode. */
  readonly remove: FormAction;
}

/** A brand's logo for light pages, and beside it one for dark pages. */
export function LogoForm({ name, logo, set, remove }: Props) {
  const t = useTranslations("settings.logo");
  const modes = LOGO_MODES.filter((mode) => mode === "light" || logo);
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <p className="text-muted md:col-span-full">{t("text")}</p>
      {modes.map((mode) => (
        <section key={mode} aria-label={t(mode)} className="grid content-start gap-3">
          <Picture name={name} mode={mode} logo={logo} none={t(mode === "light" ? "none" : "noneDark")} />
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

const PAPER: Readonly<Record<LogoMode, string>> = { light: "#ffffff", dark: "#16181d" };
const INK: Readonly<Record<LogoMode, string>> = { light: "#4b5160", dark: "#b6bcc8" };

interface PictureProps {
  readonly name: string;
  readonly mode: LogoMode;
  readonly logo: BrandLogo;
  /** In its place where there is none. */
  readonly none: string;
}

/** On the paper that it is made for, whatever the reader's own theme. */
function Picture({ name, mode, logo, none }: PictureProps) {
  const picture = logo?.[mode];
  return (
    <div
      className="flex min-h-20 items-center rounded-md border border-line px-4"
      style={{ backgroundColor: PAPER[mode], color: INK[mode] }}
    >
      {picture ? (
        // biome-ignore lint/performance/noImgElement: logos come ready-made and sized from the server
        <img
          src={logoHref(mode, picture)}
          alt={name}
          width={logoWidth(picture)}
          height={LOGO_HEIGHT}
          className="h-8 w-auto max-w-40 object-contain object-left"
        />
      ) : (
        none
      )}
    </div>
  );
}
