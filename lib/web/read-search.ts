/** The `searchParams` of a page. */
export type Search = Promise<Record<string, string | string[] | undefined>>;
export type SearchValues<N extends string> = Readonly<Partial<Record<N, string>>>;

/** The named parameters of an address: of a repeated one the first, an empty one as if it were not there. */
export async function readSearch<N extends string>(
  search: Search,
  names: readonly N[],
): Promise<SearchValues<N>> {
  const given = await search;
  const values: Partial<Record<N, string>> = {};
  for (const name of names) {
    const value = given[name];
    const first = Array.isArray(value) ? value[0] : value;
    if (first) values[name] = first;
  }
  return values;
}
