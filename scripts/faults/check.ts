import type { Visit } from "../../e2e/inference-server/accounts.ts";
import { look, promise, type Scene, seconds } from "./scene.ts";

/** What the fault test found, as its last line says it with `--json`. */
export interface Findings {
  asked: number;
  accepted: number;
  doubled: number;
  paidAgain: number;
  inFlightAtKills: number;
  kills: Record<string, number>;
  ledgerMatches: boolean;
}

interface LedgerLine {
  id: string;
  status: string;
  input: number;
  output: number;
}

/** Compares what stands in the database with what was asked, and with what the endpoint counted. */
export async function check(scene: Scene, asked: number): Promise<Findings> {
  const { product, endpoint, generationId, inFlightAtKills, kills } = scene;
  const now = await look(scene);
  const visits = (await endpoint.visits()).filter(({ state }) => state !== "refused");
  const [rows] = (await product.query<{ rows: number; prompts: number }>(COUNT_ROWS, [generationId])) ?? [];
  const ledger = (await product.query<LedgerLine>(LEDGER, [generationId])) ?? [];
  const [totals] = (await product.query<Totals>(TOTALS, [generationId])) ?? [];

  const doubled = (rows?.rows ?? 0) - (rows?.prompts ?? 0);
  const paidAgain = visits.length - new Set(visits.map(({ callId }) => callId)).size;
  promise(
    scene,
    "the run ended by itself, with all that was asked",
    now?.status === "completed" && now.accepted === asked,
    `${now?.status}, ${now?.accepted} of ${asked}${now?.reason ? `: ${now.reason}` : ""}`,
  );
  promise(scene, "the rows are as many as it says", rows?.rows === asked, `${rows?.rows}`);
  promise(scene, "no row is there twice", doubled === 0);
  promise(
    scene,
    "only calls in flight were paid for again",
    paidAgain <= inFlightAtKills,
    `${paidAgain} paid again, ${inFlightAtKills} in flight at the kills`,
  );
  const differences = compare(scene, ledger, visits, totals);
  promise(
    scene,
    "the ledger's calls and tokens are the endpoint's, what was lost named as such",
    differences.length === 0,
    differences.slice(0, 3).join("; "),
  );
  tellResumption(scene, visits);
  return { asked, accepted: now?.accepted ?? 0, doubled, paidAgain, inFlightAtKills, kills, ledgerMatches: differences.length === 0 };
}

interface Totals {
  input: number;
  output: number;
  lost: number;
}

const COUNT_ROWS = `select count(*)::int as rows, count(distinct data->>'prompt')::int as prompts from rows where generation_id = $1`;
const LEDGER = `select id::text, status, input_tokens as input, output_tokens as output from calls where generation_id = $1`;
const TOTALS = `select input_tokens::int as input, output_tokens::int as output, lost_calls as lost from generations where id = $1`;

/** A lost request that never reached the endpoint: it was killed, or the worker, with the request on its way. */
const NEVER_ARRIVED_PER_KILL = 2;

/** Every way in which the ledger and the endpoint's account differ. */
function compare(scene: Scene, ledger: readonly LedgerLine[], visits: readonly Visit[], totals: Totals | undefined): string[] {
  const differences: string[] = [];
  const lost = ledger.filter(({ status }) => status === "lost");
  const lines = new Map(ledger.filter(({ status }) => status !== "lost").map((line) => [line.id, line]));
  const byCall = Map.groupBy(visits, ({ callId }) => callId);
  for (const id of byCall.keys()) if (!lines.has(id)) differences.push(`call ${id} is not in the ledger`);
  let surplus = 0;
  for (const { id, status, input, output } of lines.values()) {
    const asked = byCall.get(id) ?? [];
    // A call that failed for good has no answer of its own.
    const answered = status === "done" || input + output > 0;
    if (answered && !asked.some((visit) => visit.input === input && visit.output === output && visit.state === "delivered"))
      differences.push(`call ${id} has ${input} + ${output} tokens, which the endpoint never gave it`);
    surplus += asked.length - (answered ? 1 : 0);
  }
  const sum = (name: "input" | "output") => ledger.reduce((total, line) => total + line[name], 0);
  if (totals?.input !== sum("input") || totals.output !== sum("output")) differences.push("the generation's tokens are not its ledger's");
  if (totals?.lost !== lost.length) differences.push(`${totals?.lost} lost calls are counted, ${lost.length} stand in the ledger`);
  const kills = Object.values(scene.kills).reduce((total, count) => total + count, 0);
  if (lost.length < surplus) differences.push(`${surplus} requests brought nothing, only ${lost.length} are named as lost`);
  if (lost.length > surplus + kills * NEVER_ARRIVED_PER_KILL)
    differences.push(`${lost.length} are named as lost, the endpoint knows of ${surplus}`);
  scene.say(
    `${lines.size} calls in the ledger, ${visits.length} requests at the endpoint; ${surplus} brought nothing, ${lost.length} are named as lost`,
  );
  return differences;
}

const ELSEWHERE_MS = 60_000;

/** How soon the calls of killed workers were sent again, in milliseconds, in order; and how many were not yet. */
export function resumptions(scene: Scene, visits: readonly Visit[], alone: boolean): { waits: number[]; waiting: number } {
  const byCall = Map.groupBy(visits, ({ callId }) => callId);
  const calls = scene.interrupted.filter((call) => call.alone === alone);
  const waits = calls.flatMap(({ callId, at }) => {
    const next = byCall.get(callId)?.find(({ since }) => since > at);
    return next ? [next.since - at] : [];
  });
  return { waits: waits.sort((one, other) => one - other), waiting: calls.length - waits.length };
}

function tellResumption(scene: Scene, visits: readonly Visit[]): void {
  const here = resumptions(scene, visits, false).waits;
  const elsewhere = resumptions(scene, visits, true).waits;
  const text = (list: readonly number[]) =>
    `${seconds(list[Math.floor(list.length / 2)] ?? 0)} in the middle, ${seconds(list.at(-1) ?? 0)} at the longest`;
  if (here.length > 0) scene.say(`calls of killed workers were sent again after ${text(here)}, whatever else was down meanwhile`);
  if (elsewhere.length > 0)
    promise(
      scene,
      "calls of a worker that died on another machine go on within 60 s",
      (elsewhere.at(-1) ?? 0) <= ELSEWHERE_MS,
      text(elsewhere),
    );
}
