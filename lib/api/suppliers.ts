/** Suppliers and their sources. */
import { createSource } from "@/lib/suppliers/create-source";
import { createSupplier } from "@/lib/suppliers/create-supplier";
import { getSource } from "@/lib/suppliers/get-source";
import { getSupplier } from "@/lib/suppliers/get-supplier";
import { listSources } from "@/lib/suppliers/list-sources";
import { listSuppliers } from "@/lib/suppliers/list-suppliers";
import { rotateSourceKey } from "@/lib/suppliers/rotate-source-key";
import {
  createSourceInput,
  createSupplierInput,
  newSourceView,
  rotateSourceKeyInput,
  sourceChanges,
  sourceView,
  supplierChanges,
  supplierView,
} from "@/lib/suppliers/schema";
import { updateSource } from "@/lib/suppliers/update-source";
import { updateSupplier } from "@/lib/suppliers/update-supplier";
import { type Api, addRoute, pageOf } from "./route";

export function registerSuppliers(api: Api): void {
  const all = { path: "/api/v1/suppliers", tag: "Suppliers" } as const;
  addRoute(api, {
    ...all,
    method: "get",
    summary: "List suppliers",
    query: listSuppliers.input,
    answer: pageOf(supplierView),
    useCase: listSuppliers,
  });
  addRoute(api, {
    ...all,
    method: "post",
    summary: "Make a supplier",
    body: createSupplierInput,
    bodyExample: { name: "Leadquelle GmbH", email: "team@example.org" },
    answer: supplierView,
    status: 201,
    useCase: createSupplier,
  });
  const one = { path: "/api/v1/suppliers/{id}", ids: { id: "supplier" }, tag: "Suppliers" } as const;
  addRoute(api, {
    ...one,
    method: "get",
    summary: "Get a supplier",
    answer: supplierView,
    useCase: getSupplier,
  });
  addRoute(api, {
    ...one,
    method: "patch",
    summary: "Change or suspend a supplier",
    body: supplierChanges,
    answer: supplierView,
    useCase: updateSupplier,
  });
}

export function registerSources(api: Api): void {
  const all = { path: "/api/v1/sources", tag: "Sources" } as const;
  addRoute(api, {
    ...all,
    method: "get",
    summary: "List sources",
    description: "A supplier's key lists the supplier's own.",
    query: listSources.input,
    answer: pageOf(sourceView),
    useCase: listSources,
  });
  addRoute(api, {
    ...all,
    method: "post",
    summary: "Open a source: a supplier's inlet into a category",
    description: "New sources start in test mode. The key is in this answer only.",
    body: createSourceInput,
    answer: newSourceView,
    status: 201,
    useCase: createSource,
  });
  const one = { path: "/api/v1/sources/{id}", ids: { id: "source" }, tag: "Sources" } as const;
  addRoute(api, { ...one, method: "get", summary: "Get a source", answer: sourceView, useCase: getSource });
  addRoute(api, {
    ...one,
    method: "patch",
    summary: "Rename a source, take it live, disable it",
    body: sourceChanges,
    bodyExample: { mode: "live" },
    answer: sourceView,
    useCase: updateSource,
  });
  addRoute(api, {
    ...one,
    path: "/api/v1/sources/{id}/rotate-key",
    method: "post",
    summary: "Give a source a new key",
    description: "The old key of the same kind (live or test) ends within seconds.",
    body: rotateSourceKeyInput.omit({ id: true }),
    answer: newSourceView,
    status: 201,
    useCase: rotateSourceKey,
  });
}
