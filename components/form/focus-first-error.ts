/** After a refusal: into the first field that is wrong, else onto the summary. */
export function focusFirstError(form: HTMLFormElement | null): void {
  const target =
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ?? form?.querySelector("[data-form-errors]");
  if (target instanceof HTMLElement) target.focus();
}
