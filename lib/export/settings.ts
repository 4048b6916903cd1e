import { z } from "zod";
import { rowFilterSchema } from "../review/filter.ts";
import { EXPORT_TYPES } from "./catalogue.ts";

// What a person chooses about an export. Used by the page and by the server alike, and stored with each export as it was.

export const EXPORT_LIMITS = { systemMessage: 20_000, fieldName: 200, fields: 200 } as const;

/** How the rows are divided, in percent that make 100; the same seed divides the same rows the same way. */
const splitSchema = z
  .object({
    train: z.number("Give a whole number of percent.").int("Give a whole number of percent.").min(1, "Some rows must be for training."),
    validation: z.number("Give a whole number of percent.").int("Give a whole number of percent.").min(0).max(99),
    test: z.number("Give a whole number of percent.").int("Give a whole number of percent.").min(0).max(99),
    seed: z.number("Give a whole number.").int("Give a whole number.").min(0).max(4_294_967_295),
  })
  .refine(({ train, validation, test }) => train + validation + test === 100, {
    message: "The three shares must make 100 percent together.",
    path: ["train"],
  });

export type SplitSettings = z.infer<typeof splitSchema>;

export const DEFAULT_SPLIT: SplitSettings = { train: 80, validation: 10, test: 10, seed: 42 };

export const SPLITS = ["train", "validation", "test"] as const;
export type Split = (typeof SPLITS)[number];

const fieldName = z.string().max(EXPORT_LIMITS.fieldName, `A field's name has at most ${EXPORT_LIMITS.fieldName} characters.`);

/** How one field of the rows stands in the file. */
const fieldSetting = z.object({
  name: fieldName,
  /** Its name in the file; empty for its own. */
  as: fieldName,
  leftOut: z.boolean(),
});

export const exportSettings = z.object({
  format: z.enum(EXPORT_TYPES),
  /** Which rows: exactly those that the page shows under it. */
  filter: rowFilterSchema.default({}),
  approvedOnly: z.boolean().default(false),
  /** Only rows with at least this score, 1 to 5, of `evaluation`; null for any row. */
  minScore: z.number("Give a score from 1 to 5.").min(1, "Scores begin at 1.").max(5, "Scores end at 5.").nullable().default(null),
  /** Whose scores `minScore` and the column of scores are; null for the latest evaluation. The filter's own goes before it. */
  evaluation: z.uuid().nullable().default(null),
  split: splitSchema.nullable().default(null),
  /** Put before each conversation; empty for none. */
  systemMessage: z.string().max(EXPORT_LIMITS.systemMessage, "The system message is too long.").default(""),
  /** The fields that a conversation is made of; null for those that their names suggest. */
  roles: z
    .object({ user: fieldName.nullable(), assistant: fieldName.nullable(), input: fieldName.nullable() })
    .default({ user: null, assistant: null, input: null }),
  /** Of fields that are renamed or left out; the others stay as they are. */
  fields: z.array(fieldSetting).max(EXPORT_LIMITS.fields).default([]),
  /** What is known of each row beside its fields. */
  columns: z
    .object({ seed: z.boolean(), score: z.boolean(), state: z.boolean(), attributes: z.boolean() })
    .default({ seed: false, score: false, state: false, attributes: false }),
  compress: z.boolean().default(false),
  /** Of a Hugging Face folder. */
  hub: z
    .object({
      dataFormat: z.enum(["parquet", "jsonl"]),
      /** A licence's short name, such as apache-2.0; empty when it is not said. */
      license: z
        .string()
        .trim()
        .max(60)
        .regex(/^[a-zA-Z0-9.-]*$/, "Give the licence's short name, such as apache-2.0."),
      /** A language's code, such as en; empty when it is not said. */
      language: z
        .string()
        .trim()
        .max(20)
        .regex(/^[a-zA-Z-]*$/, "Give the language's code, such as en."),
    })
    .default({ dataFormat: "parquet", license: "", language: "" }),
});

export type ExportSettings = z.infer<typeof exportSettings>;

/** All rows in a format, with nothing else chosen. */
export const plainSettings = (format: ExportSettings["format"]): ExportSettings => exportSettings.parse({ format });
