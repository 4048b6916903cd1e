import type { Draft } from "../../lib/generation/config.ts";
import { type Case, PEER_POOL } from "./cases.ts";
import { type Figure, figure, median } from "./figures.ts";
import { clearStudio } from "./generation.ts";
import { type MillionStand, openMillion } from "./million-stand.ts";
import { benchNearDuplicates } from "./near-duplicates.ts";
import { type ExportFigures, timeExport, timePages } from "./pages.ts";
import { PROCESSORS } from "./process-usage.ts";
import { configOf, makeRun, type OtherResult, type Run, type RunResult, runOther } from "./run.ts";
import type { Stand } from "./stand.ts";
import { ROWS_A_CALL } from "./work.ts";

type CaseOf<Kind extends Case["kind"]> = Extract<Case, { kind: Kind }>;

interface Compared {
  ours: RunResult;
  pools: OtherResult[];
}

/** Measures cases. What several of them need (one run, several figures) is made once. */
export class Measurer {
  readonly #stand: Stand;
  readonly #runs = new Map<Run, Promise<RunResult>>();
  readonly #compared = new Map<Run, Promise<Compared>>();

  #million: Promise<MillionStand> | undefined;
  #exported: Promise<ExportFigures> | undefined;

  constructor(stand: Stand) {
    this.#stand = stand;
  }

  measure(one: Case): Promise<Figure[]> {
    switch (one.kind) {
      case "pool":
        return this.#againstPool(one);
      case "ideal":
        return this.#againstIdeal(one);
      case "slowing":
        return this.#slowing(one);
      case "cpu":
        return this.#cpu(one);
      case "memory":
        return this.#memory(one);
      case "workers":
        return this.#workers(one);
      case "near-duplicates":
        return this.#nearDuplicates(one);
      case "peer":
        return this.#peer(one);
      case "page":
        return this.#page(one);
      case "export":
        return this.#export(one);
      case "export-memory":
        return this.#exportMemory(one);
    }
  }

  /** Stops what was started for several cases. */
  async stop(): Promise<void> {
    const million = await this.#million?.catch(() => undefined);
    await million?.stop();
  }

  #openMillion(): Promise<MillionStand> {
    this.#million ??= clearStudio().then(() => openMillion(this.#stand));
    return this.#million;
  }

  async #exportOnce(): Promise<ExportFigures> {
    this.#exported ??= timeExport(await this.#openMillion());
    return this.#exported;
  }

  #run(run: Run): Promise<RunResult> {
    const made = this.#runs.get(run) ?? makeRun(this.#stand, run);
    this.#runs.set(run, made);
    return made;
  }

  /** The bare pool before and after ours: machines are not the same from one minute to the next. */
  #compare(run: Run, poolCalls: number): Promise<Compared> {
    const known = this.#compared.get(run);
    if (known) return known;
    const inFlight = run.cap ?? 1;
    const pool = (config: Draft) => runOther(this.#stand, "pool", { endpoint: run.endpoint, inFlight, calls: poolCalls, config });
    const compare = async () => {
      const before = await pool(await configOf(this.#stand, run));
      const ours = await this.#run(run);
      return { ours, pools: [before, await pool(ours.config)] };
    };
    const made = compare();
    this.#compared.set(run, made);
    return made;
  }

  async #againstPool({ name, run, poolCalls, goal }: CaseOf<"pool">): Promise<Figure[]> {
    const { ours, pools } = await this.#compare(run, poolCalls);
    const pool = mean(pools.map(({ callsPerSecond }) => callsPerSecond)) * ROWS_A_CALL;
    const answered = pools.every((one) => one.answered === one.calls) ? "" : "; THE POOL LOST CALLS";
    const note = `${perSecond(ours.rowsPerSecond)} against ${pools.map((one) => perSecond(one.callsPerSecond * ROWS_A_CALL)).join(" and ")}; `;
    return [figure(name, ours.rowsPerSecond / pool, "of (b)", goal, `${note}${describe(ours)}${answered}`)];
  }

  async #againstIdeal({ name, run, idealSeconds, goal, mostRefused }: CaseOf<"ideal">): Promise<Figure[]> {
    const ours = await this.#run(run);
    const { refused, requests } = ours.stats;
    const busy = (refused.busy ?? 0) + (refused.rate ?? 0);
    return [
      figure(name, idealSeconds / ours.seconds, "of ideal", goal, describe(ours)),
      figure(`${name}-refused`, (busy / requests) * 100, "% of requests", { atMost: mostRefused }, `${busy} of ${requests}`),
      figure(`${name}-lost`, ours.asked - ours.distinct, "rows", { atMost: 0 }, `${ours.distinct} of ${ours.asked} rows stored`),
    ];
  }

  async #slowing({ name, run, goal, worstLatency }: CaseOf<"slowing">): Promise<Figure[]> {
    const ours = await this.#run(run);
    const { latencyMs = 0, slots } = run.endpoint;
    const best = ((slots ?? 1) / latencyMs) * 1_000 * ROWS_A_CALL;
    const { meanLatencyMs, maxLatencyMs } = ours.stats;
    const latency = `mean ${Math.round(meanLatencyMs)} ms, longest ${Math.round(maxLatencyMs)} ms`;
    return [
      figure(name, ours.rowsPerSecond / best, "of ideal", goal, describe(ours)),
      figure(`${name}-latency`, meanLatencyMs / latencyMs, "× unloaded", { atMost: worstLatency }, latency),
    ];
  }

  async #cpu({ name, run, poolCalls, goal }: CaseOf<"cpu">): Promise<Figure[]> {
    const { ours, pools } = await this.#compare(run, poolCalls);
    const poolCall = mean(pools.map(({ cpuSeconds, calls }) => (cpuSeconds / calls) * 1_000));
    const oursRow = (ours.cpu.workers * 1_000) / ours.rows;
    const note = `worker ${oursRow.toFixed(3)} ms a row, bare pool ${poolCall.toFixed(3)} ms a call`;
    return [figure(name, oursRow - (poolCall * ours.stats.requests) / ours.rows, "ms a row", goal, note)];
  }

  async #memory({ name, run, mostMegabytes, mostGrowth }: CaseOf<"memory">): Promise<Figure[]> {
    const ours = await this.#run(run);
    const { memory } = ours;
    const third = Math.floor(memory.length / 3);
    const [middle, last] = [median(memory.slice(third, 2 * third)), median(memory.slice(2 * third))];
    return [
      figure(name, Math.max(...memory), "MB", { atMost: mostMegabytes }, `${memory.length} samples, one a second; ${describe(ours)}`),
      figure(
        `${name}-growth`,
        last / middle,
        "last by middle third",
        { atMost: mostGrowth },
        `${Math.round(middle)} MB → ${Math.round(last)} MB`,
      ),
    ];
  }

  async #workers({ name, one, several, goal }: CaseOf<"workers">): Promise<Figure[]> {
    const alone = await this.#run(one);
    const together = await this.#run(several);
    const note = `${perSecond(together.rowsPerSecond)} against ${perSecond(alone.rowsPerSecond)}; ${describe(together)}`;
    return [figure(name, together.rowsPerSecond / alone.rowsPerSecond, "× one worker", goal, note)];
  }

  async #nearDuplicates({ name, rows, leastRecall, leastPrecision, mostCpuMs }: CaseOf<"near-duplicates">): Promise<Figure[]> {
    const { recall, precision, cpuMsPerRow, cases } = await benchNearDuplicates(rows);
    const note = cases.map((one) => `${one.corpus} ${one.measure} ${one.cpuMsPerRow.toFixed(3)} ms`).join(", ");
    return [
      figure(`${name}-recall`, recall, "of those planted", { atLeast: leastRecall }),
      figure(`${name}-precision`, precision, "of those found", { atLeast: leastPrecision }),
      figure(`${name}-cpu`, cpuMsPerRow, "ms a row", { atMost: mostCpuMs }, note),
    ];
  }

  async #peer({ name, script, work }: CaseOf<"peer">): Promise<Figure[]> {
    const figures: Figure[] = [];
    for (const { name: of, run, peerCalls } of work) {
      const ours = await this.#run(run);
      const options = { endpoint: run.endpoint, inFlight: PEER_POOL, calls: peerCalls, config: ours.config };
      const peer = await runOther(this.#stand, script, options);
      const perCall = (peer.cpuSeconds / peer.calls) * 1_000;
      const lost = peer.calls * ROWS_A_CALL - peer.rows;
      const note = `${perSecond(peer.callsPerSecond * ROWS_A_CALL)} against our ${perSecond(ours.rowsPerSecond)}; ${lost} of ${peer.calls * ROWS_A_CALL} rows lost; ${perCall.toFixed(1)} ms CPU a call`;
      figures.push(figure(`${name}-${of}`, (peer.callsPerSecond * ROWS_A_CALL) / ours.rowsPerSecond, "of ours", null, note));
    }
    return figures;
  }

  async #page({ name, page, requests, mostMs }: CaseOf<"page">): Promise<Figure[]> {
    const million = await this.#openMillion();
    const { p50, p95, kinds, requests: made } = await timePages(million, page, requests);
    const each = kinds.length > 1 ? `; p95 of ${kinds.map((kind) => `${kind.name} ${ms(kind.p95)}`).join(", ")}` : "";
    const index = page === "search" ? `; index made in ${million.indexSeconds.toFixed(1)} s` : "";
    return [figure(name, p95, "ms", { atMost: mostMs }, `p50 ${ms(p50)}, ${made} requests${each}${index}`)];
  }

  async #export({ name, leastRowsPerSecond }: CaseOf<"export">): Promise<Figure[]> {
    const { rows, seconds, bytes, firstMs } = await this.#exportOnce();
    const note = `${rows} rows, ${Math.round(bytes / 1e6)} MB in ${seconds.toFixed(1)} s; first bytes after ${ms(firstMs)}`;
    return [figure(name, Math.round(rows / seconds), "rows/s", { atLeast: leastRowsPerSecond }, note)];
  }

  async #exportMemory({ name, mostMegabytes }: CaseOf<"export-memory">): Promise<Figure[]> {
    const { mostMegabytes: most, beforeMegabytes } = await this.#exportOnce();
    return [figure(name, Math.round(most), "MB", { atMost: mostMegabytes }, `${Math.round(beforeMegabytes)} MB before it`)];
  }
}

const ms = (milliseconds: number) => `${Math.round(milliseconds)} ms`;

function describe(run: RunResult): string {
  const { seconds, stats, rows, asked, distinct } = run;
  const counts = rows === asked && distinct === asked ? `${rows} rows` : `${rows} ROWS, ${distinct} DISTINCT, OF ${asked}`;
  const refused = Object.entries(stats.refused)
    .map(([kind, count]) => `, ${count} ${kind}`)
    .join("");
  return `${counts} in ${seconds.toFixed(1)} s, ${stats.requests} requests${refused}, ${stats.meanInFlight.toFixed(1)} in flight (most ${stats.maxInFlight}); ${describeCpu(run)}`;
}

/** How much of the machine was left tells whether a run was held up by others. */
function describeCpu({ cpu, cpuWindow, rows }: RunResult): string {
  const aRow = (seconds: number) => ((seconds * 1_000) / rows).toFixed(3);
  const busy = Math.round((cpu.machine / cpuWindow / PROCESSORS) * 100);
  return `CPU ms a row: worker ${aRow(cpu.workers)}, database ${aRow(cpu.database)}, endpoint ${aRow(cpu.endpoint)}; machine ${busy} % busy`;
}

const perSecond = (rows: number) => `${Math.round(rows)} rows/s`;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
