import type { LimiterReason } from "../inference/limiter.ts";

/** What one worker reports of a generation, as it is read back. */
export interface StoredReport {
  inFlight: number;
  level: number;
  levelReason: LimiterReason;
  ratePerMinute: number | null;
  /** Seconds until it sends again; null, or not positive, when it does. */
  waitSeconds: number | null;
  waiting: string;
}

/** What holds back most stands first. A worker whose part others have is shown as what all have together: the cap. */
const GRAVEST_FIRST: readonly LimiterReason[] = [
  ...(["waiting", "errors", "rate", "busy", "slower", "cap", "shared", "worker", "growing", "starting"] as const),
];

/** What all workers together do for a generation. */
export function summariseReports(reports: readonly StoredReport[]) {
  const waits = reports.map(({ waitSeconds }) => Math.max(0, Math.ceil(waitSeconds ?? 0)));
  const shortest = waits.length > 0 ? Math.min(...waits) : 0;
  const rates = reports.flatMap(({ ratePerMinute }) => (ratePerMinute === null ? [] : [ratePerMinute]));
  return {
    inFlight: reports.reduce((sum, report) => sum + report.inFlight, 0),
    level: reports.length > 0 ? reports.reduce((sum, report) => sum + report.level, 0) : null,
    levelReason: GRAVEST_FIRST.find((reason) => reports.some(({ levelReason }) => levelReason === reason)) ?? null,
    waitSeconds: shortest > 0 ? shortest : null,
    ratePerMinute: rates.length > 0 ? Math.max(...rates) : null,
    workers: reports.length,
  };
}
