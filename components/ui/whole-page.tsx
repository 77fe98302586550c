"use client";

import { useEffect } from "react";

/** In a slot that took the address of a page for that of a detail: asks for the page itself. */
export function WholePage() {
  useEffect(() => window.location.reload(), []);
  return null;
}
