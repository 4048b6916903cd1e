import { environment } from "@/lib/env.ts";
import { AppError } from "@/lib/errors.ts";
import { metricsAccess } from "@/lib/metrics/access.ts";
import { renderMetrics } from "@/lib/metrics/render.ts";
import { openRoute } from "../server.ts";

/** For Prometheus. */
export const GET = openRoute(async (request) => {
  const access = metricsAccess(environment().METRICS_TOKEN, request.headers.get("authorization"));
  if (access === "off") throw new AppError("not-found:metrics", "There are no metrics: set METRICS_TOKEN to have them.");
  if (access === "refused") throw new AppError("unauthorized:metrics", "Send the token: Authorization: Bearer METRICS_TOKEN.");
  const { text, contentType } = await renderMetrics();
  return new Response(text, { headers: { "content-type": contentType } });
});
