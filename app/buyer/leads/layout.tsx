import type { ReactNode } from "react";
import { SheetLayout } from "@/components/ui/sheet-layout";

export default function LeadsLayout({ children, sheet }: { children: ReactNode; sheet: ReactNode }) {
  return <SheetLayout sheet={sheet}>{children}</SheetLayout>;
}
