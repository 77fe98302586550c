import { withBrand } from "@/db/brand";
import { user } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import type { TestBrand } from "./make-brand";

type Company =
  | { readonly kind: "buyer"; readonly buyerId: `buyer_${string}`; readonly role?: "owner" | "member" }
  | {
      readonly kind: "supplier";
      readonly supplierId: `supplier_${string}`;
      readonly role?: "owner" | "member";
    }
  | { readonly kind: "operator"; readonly role?: "owner" | "manager" | "support" | "viewer" };

/** A user of a company or of the brand, as the context of what they ask for. Role: owner, unless said otherwise. */
export async function makeUser(
  brand: TestBrand,
  company: Company,
  given: { email?: string; now?: () => Date } = {},
): Promise<Ctx> {
  const userId = newId("user");
  const role = company.role ?? "owner";
  await withBrand({ brandId: brand.id }, (tx) =>
    tx.insert(user).values({
      id: userId,
      kind: company.kind,
      role,
      buyerId: company.kind === "buyer" ? company.buyerId : null,
      supplierId: company.kind === "supplier" ? company.supplierId : null,
      email: given.email ?? `${userId}@example.org`,
      name: "Erika Muster",
    }),
  );
  const base = {
    brand: brand.facts,
    requestId: "test",
    now: given.now ?? (() => new Date()),
    locale: "en",
  } as const;
  switch (company.kind) {
    case "buyer":
      return {
        ...base,
        actor: { kind: "buyer", userId, buyerId: company.buyerId, role: company.role ?? "owner" },
      };
    case "supplier":
      return {
        ...base,
        actor: { kind: "supplier", userId, supplierId: company.supplierId, role: company.role ?? "owner" },
      };
    case "operator":
      return { ...base, actor: { kind: "operator", userId, role: company.role ?? "owner" } };
  }
}
