import { buildOpenApi } from "@/lib/api/openapi.ts";
import { OPERATIONS } from "@/lib/api/operations/index.ts";
import { environment } from "@/lib/env.ts";
import { publicAddress } from "@/lib/public-address.ts";

/** The API's description; it says nothing of what is in the studio, so it needs no key. */
export const GET = () => Response.json(buildOpenApi(OPERATIONS, publicAddress(environment())));
