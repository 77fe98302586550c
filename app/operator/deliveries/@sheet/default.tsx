export { NoSheet as default } from "@/components/ui/sheet-layout";
