export { brandDirectory, type KnownBrand } from "./brand-directory";
export { createBrand, createBrandInput } from "./create-brand";
export { DEFAULT_THEME } from "./theme-schema";
