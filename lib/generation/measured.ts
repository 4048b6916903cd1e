// What earlier calls of a model teach about the next run: pure arithmetic over what was read from the ledger.

/** What the calls of one earlier run took, summed over a sample of its last ones. */
export interface RunSample {
  /** Whether it asked with the same prompt, schema and examples. */
  sameWriting: boolean;
  /** Answered calls. */
  calls: number;
  /** Rows of the calls that were planned first, one call's on average. */
  rowsPerCall: number;
  accepted: number;
  /** Paid for: of answered and of failed calls. */
  inputTokens: number;
  outputTokens: number;
  latencyMs: number;
  /** While calls ended, without the pauses. */
  activeSeconds: number;
  /** Our own counts for the run's settings: input of one call, output of one row. */
  countedInput: number;
  countedRow: number;
}

/** What "Try it" took, summed over the last times. */
export interface TrialSample {
  sameWriting: boolean;
  tries: number;
  rowsAsked: number;
  rows: number;
  inputTokens: number;
  countedInput: number;
  outputTokens: number;
  latencyMs: number;
}

/** From where an estimate knows: runs or trials, of these very words or of others for the same template. */
export type Basis = "same-runs" | "same-trial" | "other-runs" | "other-trial" | "none";

export interface Measured {
  basis: Basis;
  /** Input tokens that the endpoint counts for each that we count, failed calls shared among the answered ones. */
  inputFactor: number;
  /** Output tokens for each accepted row, with all that is refused on the way. */
  outputPerRow: number;
  /** Calls made for each call that is planned at first: follow-ups for refused rows come on top. */
  callsFactor: number;
  secondsPerCall: number;
  outputPerCall: number;
  /** Requests that were under way at once, on average; null when the runs were too short to tell. */
  atOnce: number | null;
}

/** Fewer calls than these say little. */
const LEAST_CALLS = 5;
/** Below these a run ends before the limiter has found its level. */
const CALLS_TO_JUDGE_LEVEL = 60;
/** A trial's few rows and the examples are averaged while they differ by no more than this share: then it is chance. */
const AGREEING = 0.3;
/** Rows that are taken for good before the first trial, so that one bad row of three does not look like a third of all. */
const PRIOR_ROWS = 10;

/**
 * The best that is known: runs with the same words, then trials with the same words, then runs and trials of the same
 * template with other words, whose rows are taken to grow with the examples. Null when nothing was measured.
 * @param countedRow our own count of one row's tokens for the settings that are estimated
 */
export function learn(runs: readonly RunSample[], trials: readonly TrialSample[], countedRow: number): Measured | null {
  const pace = learnFromRuns(runs, countedRow, "other-runs");
  const same = learnFromRuns(
    runs.filter((run) => run.sameWriting),
    countedRow,
    "same-runs",
  );
  if (same) return same;
  const tried = learnFromTrials(
    trials.filter((trial) => trial.sameWriting),
    countedRow,
    "same-trial",
  );
  if (tried) return pace ? { ...tried, callsFactor: pace.callsFactor, atOnce: pace.atOnce } : tried;
  return pace ?? learnFromTrials(trials, null, "other-trial");
}

function learnFromRuns(runs: readonly RunSample[], countedRow: number, basis: Basis): Measured | null {
  const usable = runs.filter((run) => run.accepted > 0 && run.calls > 0);
  const calls = sum(usable, (run) => run.calls);
  const accepted = sum(usable, (run) => run.accepted);
  if (calls < LEAST_CALLS) return null;
  const long = usable.filter((run) => run.calls >= CALLS_TO_JUDGE_LEVEL && run.activeSeconds > 0);
  return {
    basis,
    inputFactor: sum(usable, (run) => run.inputTokens) / sum(usable, (run) => run.calls * run.countedInput),
    outputPerRow: sum(usable, (run) => (run.outputTokens * countedRow) / (run.countedRow || countedRow)) / accepted,
    callsFactor: Math.max(1, calls / sum(usable, (run) => run.accepted / run.rowsPerCall)),
    secondsPerCall: sum(usable, (run) => run.latencyMs * run.calls) / calls / 1_000,
    outputPerCall: sum(usable, (run) => run.outputTokens) / calls,
    atOnce: long.length === 0 ? null : Math.max(1, ...long.map((run) => (run.latencyMs * run.calls) / 1_000 / run.activeSeconds)),
  };
}

/** @param countedRow what a row should take after the examples; null where they were other examples */
function learnFromTrials(trials: readonly TrialSample[], countedRow: number | null, basis: Basis): Measured | null {
  const rows = sum(trials, (trial) => trial.rows);
  const tries = sum(trials, (trial) => trial.tries);
  if (rows === 0 || tries === 0) return null;
  const outputTokens = sum(trials, (trial) => trial.outputTokens);
  return {
    basis,
    inputFactor: sum(trials, (trial) => trial.inputTokens) / sum(trials, (trial) => trial.countedInput),
    outputPerRow: averageWithExamples(outputTokens / rows, rows, countedRow),
    callsFactor: (sum(trials, (trial) => trial.rowsAsked) + PRIOR_ROWS) / (rows + PRIOR_ROWS),
    secondsPerCall: sum(trials, (trial) => trial.latencyMs * trial.tries) / tries / 1_000,
    outputPerCall: outputTokens / tries,
    atOnce: null,
  };
}

/** The examples weigh as much as one trial of three rows. */
function averageWithExamples(perRow: number, rows: number, countedRow: number | null): number {
  if (countedRow === null || Math.abs(perRow / countedRow - 1) > AGREEING) return perRow;
  return (perRow * rows + countedRow * 3) / (rows + 3);
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
