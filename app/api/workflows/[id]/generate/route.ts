import { generateBody } from "@/lib/workflows/forms.ts";
import { generateFromWorkflow } from "@/lib/workflows/generate.ts";
import { route } from "../../../../server.ts";
import { readBody } from "../../read-body.ts";

/** Starts a task. A handler and not an action, for a model may be asked for topics first. */
export const POST = route<{ id: string }>(async (user, { id }, request) =>
  Response.json(await generateFromWorkflow(user, id, await readBody(user, id, request, generateBody), request.signal)),
);
