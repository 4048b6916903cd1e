import type { Actor } from "../../lib/accounts/actor.ts";
import { createFirstOwner } from "../../lib/accounts/users.ts";
import { createConnection } from "../../lib/connections/connections.ts";
import { connectionInput } from "../../lib/connections/settings.ts";
import { database } from "../../lib/db/client.ts";
import type { Draft } from "../../lib/generation/config.ts";
import { createDraft, getDraft, saveDraft } from "../../lib/generation/drafts.ts";
import { startGeneration } from "../../lib/generation/start.ts";
import { ROWS_A_CALL } from "./work.ts";

// Generations as people make them: by the domain's own functions, from a draft on.

/** Whoever owns the benchmark's studio. */
export async function makeOwner(): Promise<Actor> {
  const { id } = await createFirstOwner({ name: "Benchmark", email: "bench@example.com", password: "a long password for nobody" });
  return { id, role: "owner", teamId: null };
}

/** A connection to the endpoint. `maxConcurrency` null: what the endpoint bears is for the engine to find out. */
export async function makeConnection(owner: Actor, baseUrl: string, maxConcurrency: number | null): Promise<string> {
  const input = { name: "Endpoint", provider: "openai", preset: "other", baseUrl, apiKey: "sk-bench", headers: [] };
  const { id } = await createConnection(owner, connectionInput.parse(input));
  // Past the form, which has a limit of its own.
  await database().connection.update({ where: { id }, data: { maxConcurrency } });
  return id;
}

/** A draft of the code-generation template on this connection. */
export async function makeDraft(owner: Actor, connectionId: string, seeds: readonly string[], rowsPerSeed: number): Promise<string> {
  const { id } = await createDraft(owner, "code-generation");
  const { draft, revision } = await getDraft(owner, id);
  const configure = { ...draft.configure, name: "Benchmark", provider: "openai" as const, connectionId, modelId: "seedling-1" };
  const next = await saveDraft(owner, id, "configure", configure, revision);
  const prompt = { ...draft.prompt, seeds: [...seeds], rowsPerSeed, rowsPerCall: ROWS_A_CALL };
  await saveDraft(owner, id, "prompt", prompt, next);
  return id;
}

/** The settings of a draft, as the worker reads them. */
export async function readConfig(owner: Actor, id: string): Promise<Draft> {
  return (await getDraft(owner, id)).draft;
}

export interface EndedGeneration {
  status: string;
  statusReason: string;
  accepted: number;
  /** Milliseconds since 1970 when its end was seen, at most `POLL_MS` after it was committed. */
  seenAt: number;
}

const POLL_MS = 20;
const ENDED = ["completed", "incomplete", "failed", "cancelled", "paused"];

/** Starts a draft and waits until it has ended, or is paused. @throws when that takes longer than `limitMs` */
export async function runGeneration(owner: Actor, id: string, limitMs: number): Promise<EndedGeneration> {
  await startGeneration(owner, id);
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await new Promise((next) => setTimeout(next, POLL_MS))) {
    const [now] = await database().$queryRawUnsafe<{ status: string; statusReason: string; accepted: number }[]>(READ_STATUS, id);
    if (now && ENDED.includes(now.status)) return { ...now, seenAt: performance.timeOrigin + performance.now() };
  }
  throw new Error(`the generation did not end within ${limitMs / 1_000} s`);
}

const READ_STATUS = `select status, status_reason as "statusReason", accepted from generations where id = $1::uuid`;

/** Rows that are stored, and how many different prompts they have. */
export async function countRows(id: string): Promise<{ rows: number; distinct: number }> {
  const [counted] = await database().$queryRawUnsafe<{ rows: number; distinct: number }[]>(COUNT_ROWS, id);
  return counted ?? { rows: 0, distinct: 0 };
}

const COUNT_ROWS = `
  select count(*)::int as rows, count(distinct data->>'prompt')::int as distinct from rows where generation_id = $1::uuid`;

/** Leaves no generation and no connection behind, so that every run finds the same empty studio. */
export async function clearStudio(): Promise<void> {
  await database().$executeRawUnsafe("truncate connections, generations cascade");
}
