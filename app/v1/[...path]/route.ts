import { randomUUID } from "node:crypto";
import { OPERATIONS } from "@/lib/api/operations/index.ts";
import { requestIdOf, serve } from "@/lib/api/serve.ts";

// The API for programs. What there is, and whose key may do it, stands in lib/api/operations.

const handle = (request: Request) => serve(OPERATIONS, request, requestIdOf(request.headers) ?? randomUUID());

export const GET = handle;
export const POST = handle;
export const PUT = handle;
export const PATCH = handle;
export const DELETE = handle;
