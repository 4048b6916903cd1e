import { asyncio } from "./asyncio.ts";
import { files } from "./files.ts";
import { flask } from "./flask.ts";
import { objectOriented } from "./object-oriented.ts";
import { operationsResearch } from "./operations-research.ts";
import { pandas } from "./pandas.ts";
import { reinforcementLearning } from "./reinforcement-learning.ts";
import type { CodeTopic } from "./task.ts";
import { testing } from "./testing.ts";
import { textProcessing } from "./text-processing.ts";
import { treesAndGraphs } from "./trees-and-graphs.ts";

/** The topics of the template Code generation. */
export const CODE_TOPICS: readonly CodeTopic[] = [
  operationsResearch,
  flask,
  reinforcementLearning,
  pandas,
  textProcessing,
  testing,
  asyncio,
  files,
  objectOriented,
  treesAndGraphs,
];
