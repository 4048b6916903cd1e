import { type Share, type StoredLane, takeShare, VALID_MS } from "./lane-share.ts";
import type { KnownCeiling } from "./limiter/ceiling.ts";
import type { LaneFindings, LaneNews, Limiter } from "./limiter.ts";

/** Brings a limiter together with what the workers of its lane have stored, and translates between their clocks. */
export class LaneSharer {
  readonly limiter: Limiter;
  readonly #workerId: string;
  readonly #modelId: string;
  readonly #clock: () => number;
  #obeys = { grant: 0, rate: 0 };
  #isFirst = true;

  constructor(limiter: Limiter, options: { workerId: string; modelId: string; clock: () => number }) {
    this.limiter = limiter;
    this.#workerId = options.workerId;
    this.#modelId = options.modelId;
    this.#clock = options.clock;
  }

  /**
   * To be called while nobody else of the connection does the same. What it returns is to be stored before the lock is given
   * up, and then `share.apply()` called; not when storing failed.
   * @param askedAt the clock's time when `stored` was asked for
   */
  exchange(stored: StoredLane, askedAt: number): Share & { apply: () => void } {
    const offset = stored.now - this.#clock();
    const findings = shiftFindings(this.limiter.findings(), offset);
    const mine = { workerId: this.#workerId, modelId: this.#modelId, findings, obeys: this.#obeys };
    const share = takeShare(stored, mine);
    // Fewer are kept to at once, more only when it is stored.
    const apply = () => {
      this.#obeys = { grant: share.news.grant, rate: share.row.rateGranted };
      const news = shiftNews({ ...share.news, validUntil: 0 }, -offset);
      this.limiter.learn({ ...news, validUntil: askedAt + VALID_MS });
      const { level } = stored.limits;
      if (this.#isFirst && level) this.limiter.remember({ ...level, level: level.inFlight / (share.news.others.workers + 1) });
      this.#isFirst = false;
    };
    return { ...share, apply };
  }
}

const shift = (time: number | null, offset: number) => (time === null ? null : time + offset);
const shiftAt = <Known extends { at: number }>(known: Known | null, offset: number) => known && { ...known, at: known.at + offset };
const shiftCeiling = (known: KnownCeiling | null, offset: number) =>
  known && { ...known, at: known.at + offset, dueAt: known.dueAt + offset };

/** Seconds become times: the end of each, so that nothing leaves the minute too early. */
function shiftFindings(findings: LaneFindings, offset: number): LaneFindings {
  return {
    ...findings,
    waitingUntil: shift(findings.waitingUntil, offset),
    ceiling: shiftCeiling(findings.ceiling, offset),
    refusal: shiftAt(findings.refusal, offset),
    rate: shiftAt(findings.rate, offset),
    started: findings.started.map(([at, count]) => [Math.round(at + offset), count]),
  };
}

function shiftNews(news: LaneNews, offset: number): LaneNews {
  return {
    ...news,
    waitingUntil: shift(news.waitingUntil, offset),
    ceiling: shiftCeiling(news.ceiling, offset),
    rate: shiftAt(news.rate, offset),
    others: { ...news.others, started: news.others.started.map(([at, count]) => [at + offset, count]) },
  };
}
