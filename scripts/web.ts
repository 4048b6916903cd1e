// `npm run web`: the web server alone. `--dev` compiles pages as they are opened.
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { parseEnvironment } from "../lib/env.ts";
import { AppError } from "../lib/errors.ts";
import { logger } from "../lib/log.ts";
import { startMetrics } from "../lib/metrics/registry.ts";
import { publicAddress } from "../lib/public-address.ts";
import { deriveKey } from "../lib/secrets.ts";
import { limitBody } from "./body-limit.ts";
import { PROJECT } from "./children.ts";
import { checkAddress } from "./listen-address.ts";
import { connectPart, runUntilStopped } from "./part.ts";
import { buildState } from "./production-build.ts";
import { run } from "./run.ts";
import { loggedPath, watchRequest } from "./watch-request.ts";

const GRACE_MS = 2_500;
/** Short, because the next start waits for our port. */
const ORPHAN_GRACE_MS = 500;

await run(async () => {
  const dev = process.argv.includes("--dev");
  const environment = parseEnvironment(process.env);
  const { HOST: hostname, PORT: port, SEEDLOOM_TRUST_PROXY: trustsProxy } = environment;
  const build = dev ? "current" : await buildState();
  if (build === "missing")
    throw new AppError("unavailable:build", "There is no production build: run `npm run build` first, or use `npm start`, which makes it.");
  if (build === "outdated") logger().warn("the production build is older than the source: run `npm run build`");
  await connectPart(environment);
  await checkAddress(hostname, port);
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATA_DIR: environment.DATA_DIR,
    NEXTAUTH_URL: publicAddress(environment),
    NEXTAUTH_SECRET: deriveKey("next-auth").toString("base64url"),
  });

  // Nobody reads them otherwise.
  if (environment.METRICS_TOKEN !== undefined) await startMetrics();
  // Loaded only now, because it reads the environment.
  const { default: next } = await import("next");
  const app = next({ dev, dir: PROJECT, hostname, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const isSecure = publicAddress(environment).startsWith("https:");
  const server = createServer((request, response) => {
    watchRequest(request, response, () => {
      if (!limitBody(request, response)) return;
      // Known only at the start, so it is not among the headers of next.config.ts.
      if (isSecure) response.setHeader("Strict-Transport-Security", "max-age=31536000");
      if (!trustsProxy) setClientAddress(request);
      // For the sign-in page, which leads back to what was asked for; Next does not tell a layout its address.
      request.headers["x-seedloom-path"] = request.url;
      handle(request, response).catch((err: unknown) => {
        logger().error({ err, path: loggedPath(request.url ?? "") }, "a request failed");
        response.destroy();
      });
    });
  });
  server.listen({ host: hostname, port, exclusive: true });
  await once(server, "listening");
  logger().info({ address: publicAddress(environment) }, "the web server listens");

  runUntilStopped(
    "the web server",
    async (graceMs) => {
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      await Promise.race([closed, sleep(graceMs)]);
      server.closeAllConnections();
      await Promise.race([app.close(), sleep(graceMs / 5)]);
    },
    GRACE_MS,
    ORPHAN_GRACE_MS,
  );
});

/** Without a proxy that sets them, these headers are whatever a client likes to claim. */
function setClientAddress(request: IncomingMessage): void {
  for (const name of ["forwarded", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "x-real-ip"]) delete request.headers[name];
  request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
}
