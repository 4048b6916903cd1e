import { expect, test } from "vitest";
import { SharedSlots, type SharingClock } from "./sharing.ts";

/** A clock that stands still until it is told to go on. */
function handClock() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const clock: SharingClock = {
    now: () => now,
    setTimeout(run, ms) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  async function goTo(time: number) {
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= time + 1e-9).sort((one, other) => one.at - other.at);
      if (!next) break;
      now = next.at;
      timers = timers.filter((other) => other !== next);
      next.run();
      await Promise.resolve();
    }
    now = time;
  }
  return { clock, goTo };
}

/** When each of these requests (entered at, work) is done. */
async function endsOf(slots: number, requests: readonly (readonly [at: number, work: number])[]): Promise<number[]> {
  const { clock, goTo } = handClock();
  const shared = new SharedSlots(clock);
  const ends: number[] = [];
  for (const [index, [at, work]] of requests.entries()) {
    await goTo(at);
    void shared.work(work, slots).then(() => {
      ends[index] = Math.round(clock.now() * 10) / 10;
    });
  }
  await goTo(100_000);
  return ends;
}

test("with as many requests as slots, each takes its own time", async () => {
  expect(
    await endsOf(2, [
      [0, 100],
      [50, 100],
      [150, 10],
    ]),
  ).toEqual([100, 150, 160]);
});

test("with more requests than slots, each goes on at its share of the speed", async () => {
  expect(
    await endsOf(2, [
      [0, 100],
      [0, 100],
      [0, 100],
      [0, 100],
    ]),
  ).toEqual([200, 200, 200, 200]);
  // Alone for 50 ms, then two on one slot: 50 ms of work take 100, and the second has 50 ms of work left for itself.
  expect(
    await endsOf(1, [
      [0, 100],
      [50, 100],
    ]),
  ).toEqual([150, 200]);
});

test("short work overtakes long work", async () => {
  expect(
    await endsOf(1, [
      [0, 100],
      [0, 10],
    ]),
  ).toEqual([110, 20]);
});
