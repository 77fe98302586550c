/** The inbox's address and what it can be filtered by there. */
export const INBOX_PATH = "/buyer/leads";
export const INBOX_FILTERS = [
  "q",
  "opened",
  "stage",
  "followUp",
  "starred",
  "categoryId",
  "contractId",
  "from",
  "to",
] as const;
export type InboxFilter = (typeof INBOX_FILTERS)[number];
