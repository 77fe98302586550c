/** People: operators, and the users of buyers and suppliers. */
import * as z from "zod";
import { createUser } from "@/lib/accounts/create-user";
import { createUserInput } from "@/lib/accounts/schema";
import { idSchema } from "@/lib/core/id-schema";
import { type Api, addRoute } from "./route";

export function registerUsers(api: Api): void {
  addRoute(api, {
    method: "post",
    path: "/api/v1/users",
    tag: "Users",
    summary: "Give a person an account",
    description: "Without a password the person signs in by mail link.",
    body: createUserInput,
    answer: z.object({ id: idSchema("user") }),
    status: 201,
    useCase: createUser,
  });
}
