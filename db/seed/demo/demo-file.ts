/** What `.data/demo.json` holds: where the demo is and who can sign in. Secrets of a demo, never of a real installation. */
export interface DemoFile {
  readonly baseUrl: string;
  readonly databaseUrl: string;
  readonly brands: readonly DemoBrand[];
}

export interface DemoBrand {
  readonly slug: string;
  readonly host: string;
  readonly currency: string;
  readonly operator: { readonly email: string; readonly password: string; readonly apiKey: string };
  readonly buyers: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly apiKey: string;
  }[];
  readonly suppliers: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly sources: readonly {
      readonly id: string;
      readonly category: string;
      readonly apiKey: string;
      readonly specUrl: string;
    }[];
  }[];
}
