import { generateBody } from "@/lib/workflows/forms.ts";
import { estimateTask } from "@/lib/workflows/generate.ts";
import { route } from "../../../../server.ts";
import { readBody } from "../../read-body.ts";

/** What a task would make and cost. */
export const POST = route<{ id: string }>(
  async (user, { id }, request) => Response.json(await estimateTask(user, id, await readBody(user, id, request, generateBody))),
  { viewers: true },
);
