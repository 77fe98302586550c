"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Lists that the browser still holds call the lead unread: on the way back they are asked for anew. */
export function FreshLists() {
  const router = useRouter();
  useEffect(() => router.refresh(), [router]);
  return null;
}
