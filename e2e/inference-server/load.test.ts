import { expect, test } from "vitest";
import { LoadMeter } from "./load.ts";

test("the mean of what was in flight goes from the first request to the last that has left", () => {
  let now = 1_000;
  const meter = new LoadMeter(() => now);
  now = 2_000;
  meter.enter("a");
  const entered = meter.enter("b");
  now = 2_100;
  meter.answered(entered);
  meter.leave();
  meter.leave();
  now = 2_150;
  const again = meter.enter("a");
  now = 2_200;
  meter.answered(again);
  meter.leave();
  now = 9_000;
  expect(meter.stats()).toEqual({
    ...{ firstRequestAt: 2_000, lastLeftAt: 2_200, inFlight: 0, maxInFlight: 2 },
    // Two for 100 ms, none for 50, one for 50.
    ...{ meanInFlight: 1.25, meanLatencyMs: 75, maxLatencyMs: 100 },
    calls: { distinct: 2, repeated: 1 },
  });
  meter.enter();
  meter.reset();
  expect(meter.stats()).toMatchObject({ firstRequestAt: null, inFlight: 1, maxInFlight: 1, meanInFlight: 0, calls: { distinct: 0 } });
});
