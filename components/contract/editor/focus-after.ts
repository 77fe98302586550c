/** Puts the focus where the work goes on after rows came or went: into the new row, else on the button that adds one. */
export function focusAfter(form: HTMLFormElement | null, edit: string): void {
  const [verb, at] = edit.split(":");
  const last = (selector: string): HTMLElement | null =>
    [...(form?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1) ?? null;
  const controlIn = (row: HTMLElement | null): HTMLElement | null =>
    row?.querySelector("select, textarea, input:not([type=hidden])") ?? null;
  const target = (): HTMLElement | null => {
    switch (verb) {
      case "addTerritory":
        return controlIn(last("ol > [data-row]"));
      case "addGroup":
        return controlIn(last("fieldset > [data-row]"));
      case "addCondition": {
        const group = form?.querySelector(`[data-add="group-${at}"]`)?.parentElement;
        const rows = [...(group?.querySelectorAll<HTMLElement>(":scope > [data-row]") ?? [])];
        return controlIn(rows.at(-1) ?? null);
      }
      case "removeTerritory":
        return form?.querySelector('[data-add="territory"] button') ?? null;
      case "removeCondition":
        return form?.querySelector('[data-add="filters"] button') ?? null;
      default:
        return null;
    }
  };
  target()?.focus();
}
