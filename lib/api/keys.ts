/** API keys of users. A source's key is made with the source. */
import { createKey } from "@/lib/accounts/create-key";
import { createKeyInput, keyView, newKeyView } from "@/lib/accounts/key-schema";
import { listKeys } from "@/lib/accounts/list-keys";
import { revokeKey } from "@/lib/accounts/revoke-key";
import { type Api, addRoute, pageOf } from "./route";

export function registerKeys(api: Api): void {
  addRoute(api, {
    method: "get",
    path: "/api/v1/keys",
    tag: "Keys",
    summary: "List your API keys",
    query: listKeys.input,
    answer: pageOf(keyView),
    useCase: listKeys,
  });
  addRoute(api, {
    method: "post",
    path: "/api/v1/keys",
    tag: "Keys",
    summary: "Make an API key",
    description: "The key acts with the role of its user. Its text is in this answer only.",
    body: createKeyInput,
    bodyExample: { name: "Our CRM" },
    answer: newKeyView,
    status: 201,
    useCase: createKey,
  });
  addRoute(api, {
    method: "delete",
    path: "/api/v1/keys/{id}",
    ids: { id: "key" },
    tag: "Keys",
    summary: "Revoke an API key",
    answer: keyView,
    useCase: revokeKey,
  });
}
