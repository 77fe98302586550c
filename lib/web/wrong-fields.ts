import type * as z from "zod";
import type { FieldError } from "@/lib/core/errors";
import { fieldErrors } from "@/lib/runtime/use-case";

/** What a use case would refuse of an input, without asking it: for forms that already know of other things that are wrong. */
export function wrongFields(useCase: { readonly input: z.ZodType }, input: unknown): FieldError[] {
  const { error } = useCase.input.safeParse(input);
  return error ? fieldErrors(error) : [];
}
