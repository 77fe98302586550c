/** Shapes that several nouns of the API answer with. */
export { moneySchema as moneyView } from "@/lib/core/money-schema";
