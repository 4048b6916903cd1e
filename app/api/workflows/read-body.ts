import type { z } from "zod";
import { AppError } from "@/lib/errors.ts";

/** A request's JSON as its schema has it. @throws AppError `bad-input:request` with the field */
export async function readBody<Input>(request: Request, schema: z.ZodType<Input>): Promise<Input> {
  const result = schema.safeParse(await request.json().catch(() => null));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("bad-input:request", issue?.message ?? "The request has the wrong form.", { field: issue?.path.join(".") ?? "" });
}
