"use client";

import { Crash, type CrashProps } from "../_errors/crash";

export default function ErrorPage(props: CrashProps) {
  return <Crash {...props} home="/buyer" />;
}
