"use client";

import { createContext, useContext } from "react";
import type { FormState } from "./form-state";

interface FormContextValue {
  readonly id: string;
  readonly state: FormState;
  readonly pending: boolean;
}

export const FormContext = createContext<FormContextValue>({ id: "form", state: {}, pending: false });

export function useForm(): FormContextValue {
  return useContext(FormContext);
}

/** Id, error and what was typed before, of one field of the form around. */
export function useField(name: string) {
  const { id, state } = useForm();
  return {
    id: `${id}-${name}`,
    error: state.errors?.find(({ field }) => field === name)?.message,
    typed: state.values?.[name],
    answered: state.values !== undefined,
  };
}
