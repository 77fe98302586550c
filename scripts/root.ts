import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder: one step up from here, and from what is bundled into dist/ as well. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
