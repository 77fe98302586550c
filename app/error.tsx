"use client";

import { Crash, type CrashProps } from "./_errors/crash";
import { ErrorFrame } from "./_errors/error-frame";

/** Outside the portals there is no frame that stays, but for the brand's name. */
export default function ErrorPage(props: CrashProps) {
  return (
    <ErrorFrame>
      <Crash {...props} home="/" />
    </ErrorFrame>
  );
}
