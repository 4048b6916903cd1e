import { OPERATIONS } from "@/lib/api/operations/index.ts";
import { serve } from "@/lib/api/serve.ts";
import { currentRequest, requestIdFrom } from "@/lib/request-context.ts";

// The API for programs. What there is, and whose key may do it, stands in lib/api/operations.

async function handle(request: Request): Promise<Response> {
  const known = currentRequest();
  const response = await serve(OPERATIONS, request, known?.requestId ?? requestIdFrom(request.headers.get("x-request-id")));
  // The server has set it already (scripts/watch-request.ts), and Next would add it a second time.
  if (known) response.headers.delete("x-request-id");
  return response;
}

export const GET = handle;
export const POST = handle;
export const PUT = handle;
export const PATCH = handle;
export const DELETE = handle;
