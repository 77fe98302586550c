const SLIDE_MS = 350;

/**
 * Lets the rows of new sales slide in, once they are there. Who asked for less motion sees them standing.
 * @returns the sales that have no row yet
 */
export function slideIn(list: HTMLElement | null, saleIds: readonly string[]): string[] {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  return saleIds.filter((saleId) => {
    const row = list?.querySelector(`[data-sale="${CSS.escape(saleId)}"]`)?.closest("tr");
    if (!row) return true;
    if (!still) {
      row.animate(
        [
          { opacity: 0, transform: "translateY(-0.75rem)" },
          { opacity: 1, transform: "none" },
        ],
        { duration: SLIDE_MS, easing: "ease-out" },
      );
    }
    return false;
  });
}
