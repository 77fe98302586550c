import { constraintOf } from "@/db/brand";
import { AppError } from "@/lib/core/errors";

/** Runs a write; where the unique constraint refuses it, says which field holds something that is taken. */
export async function refusingTaken<T>(
  taken: {
    readonly constraint: string;
    readonly reason: string;
    readonly field: string;
    readonly message: string;
  },
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (constraintOf(error) !== taken.constraint) throw error;
    const { reason, field, message } = taken;
    throw new AppError("conflict", reason, { message, errors: [{ field, code: "taken", message }] });
  }
}
