/** Categories and the stages of their routing. */
import { categoryChanges, categoryView, createCategoryInput } from "@/lib/leads/category-schema";
import { createCategory } from "@/lib/leads/create-category";
import { getCategory } from "@/lib/leads/get-category";
import { listCategories } from "@/lib/leads/list-categories";
import { updateCategory } from "@/lib/leads/update-category";
import { createStage } from "@/lib/routing/create-stage";
import { deleteStage } from "@/lib/routing/delete-stage";
import { getStage } from "@/lib/routing/get-stage";
import { listStages } from "@/lib/routing/list-stages";
import { createStageInput, deletedStageView, stageChanges, stageView } from "@/lib/routing/stage-schema";
import { updateStage } from "@/lib/routing/update-stage";
import { partialSchema } from "./json-schema";
import { type Api, addRoute, pageOf } from "./route";

export function registerCategories(api: Api): void {
  const all = { path: "/api/v1/categories", tag: "Categories" } as const;
  addRoute(api, {
    ...all,
    method: "get",
    summary: "List categories",
    query: listCategories.input,
    answer: pageOf(categoryView),
    useCase: listCategories,
  });
  addRoute(api, {
    ...all,
    method: "post",
    summary: "Make a category",
    body: createCategoryInput,
    bodyExample: CATEGORY_EXAMPLE,
    answer: categoryView,
    status: 201,
    useCase: createCategory,
  });
  const one = { path: "/api/v1/categories/{id}", ids: { id: "category" }, tag: "Categories" } as const;
  addRoute(api, {
    ...one,
    method: "get",
    summary: "Get a category",
    answer: categoryView,
    useCase: getCategory,
  });
  addRoute(api, {
    ...one,
    method: "patch",
    summary: "Change a category",
    description:
      "What is left out stays. `fields` replaces the list: a field keeps its type for as long as its key is there; one that a contract filters by cannot go.",
    body: partialSchema(categoryChanges),
    answer: categoryView,
    useCase: updateCategory,
  });
}

const CATEGORY_EXAMPLE = {
  key: "solar",
  name: { en: "Solar, homeowners", de: "Solar, Eigenheim" },
  fields: [
    {
      key: "roofArea",
      type: "number",
      label: { en: "Roof area in m²", de: "Dachfläche in m²" },
      required: true,
      min: 1,
    },
    { key: "ownsHome", type: "boolean", label: { en: "Owns the home", de: "Eigentümer" } },
  ],
  supplierShareBps: 6000,
  minimumPriceMinor: 2000,
};

export function registerStages(api: Api): void {
  const all = { path: "/api/v1/stages", tag: "Stages" } as const;
  addRoute(api, {
    ...all,
    method: "get",
    summary: "List stages in the order in which they are asked",
    query: listStages.input,
    answer: pageOf(stageView),
    useCase: listStages,
  });
  addRoute(api, {
    ...all,
    method: "post",
    summary: "Add a stage to a category",
    description: "Without a position it comes last.",
    body: createStageInput,
    answer: stageView,
    status: 201,
    useCase: createStage,
  });
  const one = { path: "/api/v1/stages/{id}", ids: { id: "stage" }, tag: "Stages" } as const;
  addRoute(api, { ...one, method: "get", summary: "Get a stage", answer: stageView, useCase: getStage });
  addRoute(api, {
    ...one,
    method: "patch",
    summary: "Change a stage, move it, give it contracts",
    description: "`contractIds` replaces the list.",
    body: stageChanges,
    answer: stageView,
    useCase: updateStage,
  });
  addRoute(api, {
    ...one,
    method: "delete",
    summary: "Take a stage out",
    answer: deletedStageView,
    useCase: deleteStage,
  });
}
