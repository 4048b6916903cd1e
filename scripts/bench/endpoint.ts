import { z } from "zod";
import { type SettingsInput, settingsSchema } from "../../e2e/inference-server/settings.ts";
import { freePort } from "../../lib/db/embedded.ts";
import { type Part, startPart } from "./part.ts";

const statsSchema = z.object({
  requests: z.number(),
  served: z.number(),
  refused: z.record(z.string(), z.number()),
  firstRequestAt: z.number().nullable(),
  lastLeftAt: z.number().nullable(),
  maxInFlight: z.number(),
  meanInFlight: z.number(),
  meanLatencyMs: z.number(),
  maxLatencyMs: z.number(),
  calls: z.object({ distinct: z.number(), repeated: z.number() }),
});

/** Counted by the endpoint itself since it was last set. Times in milliseconds. */
export type EndpointStats = z.infer<typeof statsSchema>;

export interface Endpoint {
  /** Its OpenAI base URL. */
  url: string;
  part: Part;
  /** Sets what it does from now on, everything else as it is at first, and forgets what it has counted and given. */
  set(settings: SettingsInput): Promise<void>;
  stats(): Promise<EndpointStats>;
}

/** The fault-injecting inference server, in a process of its own. */
export async function startEndpoint(): Promise<Endpoint> {
  const port = await freePort();
  const part = await startPart("e2e/inference-server/main.ts", ["--port", String(port)]);
  const address = `http://127.0.0.1:${port}`;
  const post = async (path: string, body: object) => {
    const response = await fetch(`${address}${path}`, { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
  };
  return {
    url: `${address}/v1`,
    part,
    async set(settings) {
      // Counting tokens exactly would cost it more than all the rest, on the processors that it shares with what is measured.
      await post("/control", settingsSchema.parse({ ...settings, exactTokens: false }));
      await post("/reset", {});
    },
    stats: async () => statsSchema.parse(await (await fetch(`${address}/stats`)).json()),
  };
}
