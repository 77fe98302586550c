export { SheetLayout as default } from "@/components/ui/sheet-layout";
