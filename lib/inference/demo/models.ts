import type { ModelInfo } from "../types.ts";
import { DEMO_NOTICE } from "./notice.ts";

/** The demo model that a new draft starts with. */
export const DEMO_MODEL = "demo-small";

/** The demo models, each with its shortest and longest time to an answer, in milliseconds. */
export const MODELS: readonly (ModelInfo & { latencyMs: readonly [number, number] })[] = [
  { id: DEMO_MODEL, name: "Demo model (canned text)", note: DEMO_NOTICE, latencyMs: [500, 1_800] },
  { id: "demo-slow", name: "Demo model, slow (canned text)", note: DEMO_NOTICE, latencyMs: [2_000, 4_000] },
];
