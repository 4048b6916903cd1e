// What a person does in the fault test, through the domain functions: `make` a generation, `pause`, `resume`, `limit` it.
import { z } from "zod";
import type { Actor } from "../../lib/accounts/actor.ts";
import { createConnection } from "../../lib/connections/connections.ts";
import { connectionInput } from "../../lib/connections/settings.ts";
import { database } from "../../lib/db/client.ts";
import { pauseGeneration, resumeGeneration, setSpendingLimit, startGeneration } from "../../lib/generation/lifecycle.ts";
import { makeDraft, makeUser } from "../../lib/generation/test-support.ts";
import { installQueue } from "../../lib/jobs/queue.ts";
import { runToEnd } from "../run.ts";

const shape = z.object({
  baseUrl: z.string(),
  modelId: z.string(),
  seeds: z.array(z.string()),
  rowsPerSeed: z.number(),
  rowsPerCall: z.number(),
  cap: z.number(),
});

await runToEnd(async () => {
  const [command, argument = "", value = ""] = process.argv.slice(2);
  if (command === "make") {
    await installQueue(process.env.DATABASE_URL ?? "");
    console.log(await make(shape.parse(JSON.parse(argument))));
    return;
  }
  const { ownerId } = await database().generation.findUniqueOrThrow({ where: { id: argument } });
  const owner: Actor = { id: ownerId, role: "owner", teamId: null };
  if (command === "pause") await pauseGeneration(owner, argument);
  if (command === "resume") await resumeGeneration(owner, argument);
  if (command === "limit") await setSpendingLimit(owner, argument, value === "" ? null : Number(value));
});

async function make({ baseUrl, modelId, cap, ...rest }: z.infer<typeof shape>): Promise<string> {
  const owner = await makeUser("owner");
  const connection = await createConnection(
    owner,
    connectionInput.parse({
      ...{ name: "Faulty", provider: "openai", preset: "other", baseUrl, apiKey: "sk-test", headers: [], maxConcurrency: cap },
    }),
  );
  // A limit can be kept only where the price is known.
  await database().modelPrice.create({ data: { connectionId: connection.id, modelId, inputPerMillion: 0.15, outputPerMillion: 0.6 } });
  const id = await makeDraft(owner, { ...rest, provider: "openai", modelId, connectionId: connection.id });
  await startGeneration(owner, id);
  return id;
}
