/** A path with a query of what is set: `hrefWith("/buyer/leads", { q: "Muster", cursor: undefined })`. */
export function hrefWith(path: string, values: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
