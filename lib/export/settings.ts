import { z } from "zod";
import { rowFilterSchema } from "../review/filter.ts";

export const exportSettings = z.object({
  format: z.string().default("huggingface"),
  filter: rowFilterSchema.default({}),
});

export type ExportSettings = z.infer<typeof exportSettings>;
