import type { ChunkOrigin, ItemOrigin } from "./origin.ts";

/** A source as it is planned: a line of `seeds` to be, and the rows that are asked of it. */
export interface PlannedSource {
  /** Its place in the generation; the same whenever it is planned again. */
  position: number;
  kind: "chunk" | "item";
  text: string;
  fileId: string;
  origin: ChunkOrigin | ItemOrigin;
  rows: number;
}
