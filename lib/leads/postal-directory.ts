/** What the checks ask of postal geography. The implementation is loaded by the routing room, once per process. */
export interface PostalPlace {
  readonly city: string;
  /** Second half of ISO 3166-2, or null where the country has no states. */
  readonly state: string | null;
  readonly lat: number;
  readonly lng: number;
}

export interface PostalDirectory {
  /** Whether postal codes of the country are known at all. */
  serves(country: string): boolean;
  /** Expects a normalised code (`normalisePostalCode`). */
  find(country: string, postalCode: string): PostalPlace | null;
}
