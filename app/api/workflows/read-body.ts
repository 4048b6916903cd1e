import type { z } from "zod";
import type { Actor } from "@/lib/accounts/actor.ts";
import { AppError } from "@/lib/errors.ts";
import { requireWorkflow } from "@/lib/workflows/access.ts";

/**
 * What is asked of a workflow, as its schema has it; first of all that it is there for this person.
 * @throws AppError `not-found:workflow`; `bad-input:request` with the field
 */
export async function readBody<Input>(user: Actor, id: string, request: Request, schema: z.ZodType<Input>): Promise<Input> {
  await requireWorkflow(user, id);
  const result = schema.safeParse(await request.json().catch(() => null));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("bad-input:request", issue?.message ?? "The request has the wrong form.", { field: issue?.path.join(".") ?? "" });
}
