interface Layer {
  readonly path: string;
  readonly className: string;
  readonly strokeWidth: number;
}

interface Props {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** From the bottom up; each a path of points, drawn by their round caps. */
  readonly layers: readonly Layer[];
}

/** A country as dots. */
export function DotMap({ label, width, height, layers }: Props) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      className="max-h-96 w-full fill-none [stroke-linecap:round]"
    >
      {layers.map(({ path, className, strokeWidth }) => (
        <path key={className + strokeWidth} d={path} className={className} strokeWidth={strokeWidth} />
      ))}
    </svg>
  );
}
