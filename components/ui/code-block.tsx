import { CopyButton } from "./copy-button";

interface Props {
  readonly code: string;
  /** Names the block to screen readers: "Example request". */
  readonly label: string;
}

/** Text for a machine, to read and to copy. Long lines scroll. */
export function CodeBlock({ code, label }: Props) {
  return (
    <div className="relative rounded-lg border border-line bg-sunken">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-lg [contain:inline-size]">
        <pre className="w-max min-w-full p-3 pe-14 font-mono text-[0.8125rem]">
          <code>{code}</code>
        </pre>
      </section>
      <div className="absolute end-0 top-0 rounded-lg bg-sunken sm:p-1">
        <CopyButton value={code} />
      </div>
    </div>
  );
}
