import { iterateBody } from "@/lib/workflows/forms.ts";
import { iterateWorkflow } from "@/lib/workflows/iterate.ts";
import { route } from "../../../../server.ts";
import { readBody } from "../../read-body.ts";

/** Makes a sample. A handler and not an action, so that a slow model holds nothing else up and can be cancelled. */
export const POST = route<{ id: string }>(async (user, { id }, request) =>
  Response.json(await iterateWorkflow(user, id, await readBody(user, id, request, iterateBody), request.signal)),
);
