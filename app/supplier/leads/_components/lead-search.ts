/** What a supplier's leads are found by: the same for the list and its file. */
export const LEAD_FILTERS = [
  "q",
  "status",
  "reason",
  "sourceId",
  "categoryId",
  "postalCode",
  "test",
  "from",
  "to",
] as const;
