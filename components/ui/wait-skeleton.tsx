"use client";

import { useSyncExternalStore } from "react";
import { awaitedShape, subscribeWaits } from "./wait";

const ROWS = Array.from({ length: 12 }, (_, at) => at);

/**
 * Over the page that is left, the frame of the one that is on its way: after a moment, so that quick answers show none. Stands in
 * an element that is `relative`. Not by `loading.tsx`: a page that is streamed has answered 200 before it knows that it is missing.
 */
export function WaitSkeleton() {
  const shape = useSyncExternalStore(subscribeWaits, awaitedShape, () => null);
  if (shape === null) return null;
  return (
    <div aria-hidden className="late absolute inset-0 z-20 bg-page">
      <div className="sticky top-14 grid gap-4 px-4 pt-5 motion-safe:animate-pulse lg:px-6">
        <Bar className="h-7 w-48" />
        {shape === "overview" ? <Overview /> : <List />}
      </div>
    </div>
  );
}

function List() {
  return (
    <>
      <Bar className="h-9 w-full max-w-2xl" />
      <div className="grid gap-px overflow-hidden rounded-lg border border-line bg-line">
        {ROWS.map((row) => (
          <div key={row} className="flex h-20 items-center gap-6 bg-surface px-4 sm:h-11">
            <Bar className="h-3.5 w-40" />
            <Bar className="h-3.5 w-24" />
            <Bar className="ms-auto h-3.5 w-20" />
          </div>
        ))}
      </div>
    </>
  );
}

function Overview() {
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {ROWS.slice(0, 4).map((card) => (
          <Card key={card} className="h-24" />
        ))}
      </div>
      <div className="grid gap-3 lg:grid-cols-2">
        <Card className="h-72" />
        <Card className="h-72" />
      </div>
    </>
  );
}

function Card({ className }: { readonly className: string }) {
  return <div className={`rounded-lg border border-line bg-surface ${className}`} />;
}

function Bar({ className }: { readonly className: string }) {
  return <div className={`rounded-md bg-sunken ${className}`} />;
}
