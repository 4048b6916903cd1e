import type { DocumentFormat } from "../../lib/documents/formats.ts";

/** A document made for a test, with the text that a reader should find in it. */
export interface Sample {
  name: string;
  format: DocumentFormat;
  bytes: Buffer;
  known: string;
}
