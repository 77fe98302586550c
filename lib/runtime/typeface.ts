/** The interface's typeface as files, for what this process draws itself. Its letters reach from Łódź to Αθήνα. */
import path from "node:path";

const FOLDER = path.join(/*turbopackIgnore: true*/ process.cwd(), "node_modules/geist/dist/fonts/geist-sans");

export function typeface(weight: "Regular" | "SemiBold" | "Bold"): string {
  return path.join(FOLDER, `Geist-${weight}.ttf`);
}
