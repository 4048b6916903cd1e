import { buildOpenApi } from "@/lib/api/openapi.ts";
import { OPERATIONS } from "@/lib/api/operations/index.ts";
import { environment } from "@/lib/env.ts";
import { publicAddress } from "@/lib/public-address.ts";

let text: string | undefined;

/** The API's description; it says nothing of what is in the studio, so it needs no key. Made once, for it never changes. */
export function GET(): Response {
  text ??= JSON.stringify(buildOpenApi(OPERATIONS, publicAddress(environment())));
  return new Response(text, { headers: { "content-type": "application/json" } });
}
