"use client";

import { Crash, type CrashProps } from "./_errors/crash";

/** Outside the portals there is no frame that stays. */
export default function ErrorPage(props: CrashProps) {
  return (
    <main id="main">
      <Crash {...props} home="/" />
    </main>
  );
}
