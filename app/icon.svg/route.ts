import { signAnswer } from "@/lib/web/brand-icon";

export const dynamic = "force-dynamic";
export const GET = signAnswer;
