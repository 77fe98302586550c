/** Contracts: what buyers want. */
import { archiveContract } from "@/lib/routing/archive-contract";
import { contractView, createContractInput } from "@/lib/routing/contract-schema";
import { createContract } from "@/lib/routing/create-contract";
import { getContract } from "@/lib/routing/get-contract";
import { listContracts } from "@/lib/routing/list-contracts";
import { pauseContract } from "@/lib/routing/pause-contract";
import { contractFields } from "@/lib/routing/schema";
import { updateContract } from "@/lib/routing/update-contract";
import { partialSchema } from "./json-schema";
import { type Api, addRoute, pageOf } from "./route";

export function registerContracts(api: Api): void {
  const all = { path: "/api/v1/contracts", tag: "Contracts" } as const;
  addRoute(api, {
    ...all,
    method: "get",
    summary: "List contracts",
    description: "A buyer's key lists the buyer's own. Archived ones only with `status=archived`.",
    query: listContracts.input,
    answer: pageOf(contractView),
    useCase: listContracts,
  });
  addRoute(api, {
    ...all,
    method: "post",
    summary: "Make a contract",
    description: "Without `stageIds` it goes to the category's first stage.",
    body: createContractInput,
    bodyExample: CONTRACT_EXAMPLE,
    answer: contractView,
    status: 201,
    useCase: createContract,
  });
  const one = { path: "/api/v1/contracts/{id}", ids: { id: "contract" }, tag: "Contracts" } as const;
  addRoute(api, {
    ...one,
    method: "get",
    summary: "Get a contract",
    answer: contractView,
    useCase: getContract,
  });
  addRoute(api, {
    ...one,
    method: "patch",
    summary: "Change a contract",
    description:
      "What is left out stays. A buyer's key changes `paused`, `caps`, `budgetsMinor`, `schedule` and `endpointIds`.",
    body: partialSchema(contractFields),
    bodyExample: { caps: { day: 10, week: null, month: 150, total: null } },
    answer: contractView,
    useCase: updateContract,
  });
  for (const [verb, paused, summary] of [
    ["pause", true, "Pause a contract"],
    ["resume", false, "Let a paused contract buy again"],
  ] as const) {
    addRoute(api, {
      ...one,
      path: `/api/v1/contracts/{id}/${verb}`,
      method: "post",
      summary,
      input: ({ params }) => ({ ...params, paused }),
      answer: contractView,
      useCase: pauseContract,
    });
  }
  addRoute(api, {
    ...one,
    method: "delete",
    summary: "Archive a contract",
    description: "It stays readable and cannot come back.",
    answer: contractView,
    useCase: archiveContract,
  });
}

const CONTRACT_EXAMPLE = {
  buyerId: "buyer_01kdx2xbg0e2zrk2bcyz6wcj2w",
  categoryId: "category_01kdx2xbg0e2zrk2bcyz6wcj2x",
  name: "Bavaria, exclusive",
  mode: "exclusive",
  priceExclusiveMinor: 3800,
  territory: [
    { effect: "include", kind: "radius", country: "DE", postalCode: "80331", distance: 60, unit: "km" },
    { effect: "exclude", kind: "postal", country: "DE", prefixes: ["85"] },
  ],
  filters: [{ conditions: [{ field: "roofArea", op: "gte", value: 40 }] }],
  schedule: { weekly: [{ day: 1, from: "08:00", to: "18:00" }] },
  caps: { day: 10, week: null, month: null, total: null },
};
