/** Every table, in the order of the domains. */

export * from "./accounts";
export * from "./brands";
export * from "./companies";
export * from "./deliveries";
export * from "./leads";
export * from "./routing";
export * from "./runtime";
export * from "./sales";
export * from "./wallet";
