import type { Actor } from "../accounts/actor.ts";
import type { Provider } from "../generation/config.ts";

export interface PreparedEvaluation {
  dataset: {
    id: string;
    name: string;
    /** Who wrote it, to be compared with the judge (`sameFamily`). */
    provider: Provider;
    modelId: string;
    /** Without deleted ones. */
    rows: number;
    /** Made of documents: the judge sees the source of each row, and presets ask about it (`listRubrics(actor, grounded)`). */
    grounded: boolean;
    template: string;
    /** The names of a row's fields, in order. */
    fields: readonly string[];
  };
  connections: { id: string; name: string; provider: Provider }[];
  /** A preset's id. */
  suggestedRubric: string;
}

/** What the page that starts an evaluation needs to know. @throws AppError `not-found:generation` */
export async function prepareEvaluation(_actor: Actor, _datasetId: string): Promise<PreparedEvaluation> {
  throw new Error("not yet");
}
