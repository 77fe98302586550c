/** The routing room's public face: the pure engine that says who may get a lead. */
export { checkFilters, FILTER_OPS } from "./check-filters";
export { compileSnapshot } from "./engine/compile-snapshot";
export { type ContractEdit, editSnapshot } from "./engine/edit-snapshot";
export { explainTrail } from "./engine/explain";
export { createPlaces, type Places } from "./engine/places";
export { propose } from "./engine/propose";
export { noteFunds, noteOutcome, noteSold, settle } from "./engine/settle";
export type { Snapshot } from "./engine/snapshot";
export type {
  CategorySpec,
  ContractSpec,
  LeadFacts,
  Proposal,
  ProposeOptions,
  StageSpec,
} from "./engine/types";
export { VERDICT_CODES } from "./verdict";
