import type { AuditObject } from "@/lib/reporting/audit-schema";
import { TextLink } from "../ui/text-link";
import { useAuditWords } from "./audit-words";

/** What was done something to, with the way there where it still is. */
export function AuditObjectLink({ object }: { readonly object: AuditObject }) {
  const words = useAuditWords();
  const href = hrefOf(object);
  const text = words.object(object);
  return href ? <TextLink href={href}>{text}</TextLink> : <span title={object.id}>{text}</span>;
}

function hrefOf({ kind, id, name, parentId }: AuditObject): string | null {
  if (name === null) return null;
  switch (kind) {
    case "buyer":
      return `/operator/buyers/${id}`;
    case "supplier":
      return `/operator/suppliers/${id}`;
    case "category":
      return `/operator/categories/${id}`;
    case "contract":
      return `/operator/contracts/${id}`;
    case "lead":
      return `/operator/leads/${id}`;
    case "delivery":
      return `/operator/deliveries/${id}`;
    case "stage":
      return `/operator/categories/${parentId}/stages/${id}`;
    case "source":
      return `/operator/suppliers/${parentId}/sources/${id}`;
    case "endpoint":
      return `/operator/buyers/${parentId}/endpoints/${id}`;
    case "sale":
      return `/operator/leads/${parentId}`;
    case "user":
      return parentId === null ? "/operator/team" : hrefOfCompany(parentId);
    default:
      return null;
  }
}

function hrefOfCompany(id: string): string {
  return id.startsWith("buyer_") ? `/operator/buyers/${id}` : `/operator/suppliers/${id}`;
}
