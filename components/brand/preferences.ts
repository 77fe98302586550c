/** Server actions and settings that every shell offers; `lib/web` has the actions. */
export interface Preferences {
  readonly theme: "system" | "light" | "dark";
  readonly setTheme: (form: FormData) => Promise<void>;
  readonly setLocale: (form: FormData) => Promise<void>;
}
