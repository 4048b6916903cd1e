import { encode } from "next-auth/jwt";
import { startSession } from "../../lib/accounts/sessions.ts";
import { freePort } from "../../lib/db/embedded.ts";
import { buildSearchIndex } from "../../lib/review/search/build-index.ts";
import { deriveKey } from "../../lib/secrets.ts";
import { ensureBuild } from "../production-build.ts";
import { WEB_FLAGS, WEB_VARIABLES } from "../worker-flags.ts";
import { type Million, makeMillion } from "./million.ts";
import { startPart } from "./part.ts";
import { residentMegabytes } from "./process-usage.ts";
import type { Stand } from "./stand.ts";

/** A dataset of a million rows, and the built product's web process that serves it to somebody who is signed in. */
export interface MillionStand {
  million: Million;
  /** Asks the web process. @throws when it does not answer 200 */
  ask(path: string): Promise<Response>;
  /** Megabytes (10^6) that the web process has resident. */
  memory(): number;
  /** Seconds that making the search index took. */
  indexSeconds: number;
  stop(): Promise<void>;
}

export async function openMillion(stand: Stand): Promise<MillionStand> {
  await ensureBuild((sentence) => console.error(`  ${sentence}`));
  console.error("  making a million rows (about a minute)…");
  const million = await makeMillion(stand.owner);
  const started = performance.now();
  await buildSearchIndex(million.id);
  const indexSeconds = (performance.now() - started) / 1_000;
  const port = await freePort();
  const variables = { ...WEB_VARIABLES, LOG_LEVEL: "error", HOST: "127.0.0.1", PORT: String(port), SEEDLOOM_URL: undefined };
  const web = await startPart("scripts/web.ts", [], variables, { nodeFlags: WEB_FLAGS });
  const cookie = await cookieOf(stand.owner.id);
  return {
    ...{ million, indexSeconds },
    async ask(path) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie }, redirect: "manual" });
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response;
    },
    memory: () => residentMegabytes(web.pid),
    stop: () => web.stop(),
  };
}

/** A session of the owner's, sealed as the sign-in page does it (app/session-cookie.ts). */
async function cookieOf(userId: string): Promise<string> {
  const { id } = await startSession(userId, { userAgent: "bench", address: null });
  const secret = deriveKey("session-cookie").toString("base64url");
  return `seedloom.session=${await encode({ token: { sessionId: id }, secret })}`;
}
