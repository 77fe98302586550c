import type { supplier } from "@/db/schema";
import type { SupplierView } from "./schema";

export function toSupplierView(row: typeof supplier.$inferSelect): SupplierView {
  const { id, name, email, status, createdAt } = row;
  return { id, name, email, status, createdAt: createdAt.toISOString() };
}
