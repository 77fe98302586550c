import { CircleAlert, CircleCheck, CircleDot, Info, TriangleAlert } from "lucide-react";
import type { Tone } from "./tone";

const ICONS = {
  neutral: CircleDot,
  brand: CircleDot,
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
} as const satisfies Record<Tone, unknown>;

/** The sign of a tone, so that it does not hang on colour. */
export function ToneIcon({
  tone,
  className = "size-4",
}: {
  readonly tone: Tone;
  readonly className?: string;
}) {
  const Icon = ICONS[tone];
  return <Icon aria-hidden className={className} />;
}
