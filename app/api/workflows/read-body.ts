import type { z } from "zod";
import type { Actor } from "@/lib/accounts/actor.ts";
import { AppError } from "@/lib/errors.ts";
import { requireWorkflow } from "@/lib/workflows/access.ts";

/**
 * A request's JSON as its schema has it. Whose workflow it is for comes first: another's is not found, whatever was sent.
 * @throws AppError `not-found:workflow`, `bad-input:request` with the field
 */
export async function readBody<Input>(actor: Actor, id: string, request: Request, schema: z.ZodType<Input>): Promise<Input> {
  await requireWorkflow(actor, id);
  const result = schema.safeParse(await request.json().catch(() => null));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("bad-input:request", issue?.message ?? "The request has the wrong form.", { field: issue?.path.join(".") ?? "" });
}
