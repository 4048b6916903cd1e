import { readServices } from "@/lib/health/health.ts";
import { publicHealth } from "@/lib/health/service.ts";
import { openRoute } from "../server.ts";

/** What Seedloom depends on, for whoever watches over it; 503 when it cannot work at all. */
export const GET = openRoute(async () => {
  const answer = publicHealth(await readServices());
  return Response.json(answer, { status: answer.health === "unhealthy" ? 503 : 200 });
});
