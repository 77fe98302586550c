/** Every table, in the order of the domains. */

export * from "./accounts";
export * from "./brands";
export * from "./deliveries";
export * from "./leads";
export * from "./routing";
export * from "./sales";
export * from "./wallet";
