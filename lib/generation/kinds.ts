/**
 * What a line of `generations` is: a dataset that the wizard made, or a run over the rows of one (its subject). An evaluation
 * has a judge score them, a revision has a model rewrite them after an instruction. All are planned, called, paused, paid for
 * and recovered by the same engine.
 */
const GENERATION_KINDS = ["dataset", "evaluation", "revision"] as const;
export type GenerationKind = (typeof GENERATION_KINDS)[number];

/** The database holds nothing else. */
export const toKind = (kind: string): GenerationKind => kind as GenerationKind;

/** What one accepted row of each kind is called. */
export const KIND_ROWS: Readonly<Record<GenerationKind, string>> = { dataset: "pair", evaluation: "judgement", revision: "rewritten row" };
