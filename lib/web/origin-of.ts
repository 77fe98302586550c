import { headers } from "next/headers";
import { readOrigin } from "@/lib/runtime/request-origin";

/** Of the brand's host as the browser has it, "https://sonne.example": where links in mails lead. */
export async function originOf(): Promise<string> {
  const { authority, https } = readOrigin(await headers());
  return `${https ? "https" : "http"}://${authority}`;
}
