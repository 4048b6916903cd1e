import { judgeTask } from "../evaluation/judge-task.ts";
import { evaluationSettings } from "../evaluation/settings.ts";
import type { GenerationKind } from "../generation/kinds.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import { type CallTask, datasetTask } from "../generation/task.ts";
import type { Price } from "../inference/prices.ts";
import { reviseTask } from "../revision/revise-task.ts";
import { revisionSettings } from "../revision/settings.ts";

/** What the calls of a generation are, by its kind and its stored settings. */
export function taskOf(kind: GenerationKind, config: unknown, price: Price | null): CallTask {
  if (kind === "evaluation") return judgeTask(evaluationSettings.parse(config), price);
  if (kind === "revision") return reviseTask(revisionSettings.parse(config), price);
  return datasetTask(readStoredDraft(config), price);
}
