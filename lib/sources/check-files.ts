import { database, type Transaction } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { type Draft, promptSchemaFor } from "../generation/config.ts";
import { unfitItems } from "../items/facts.ts";
import { ITEM_FORMATS } from "../items/limits.ts";
import { inputsOf } from "./inputs.ts";
import { neededKeys } from "./instruction.ts";
import { requireReady } from "./plan-sources.ts";
import { SourceError } from "./source-error.ts";
import { listFilesOf, type SourceFile } from "./source-files.ts";

/**
 * Whether a draft's files are what it needs, before it is started.
 * @returns items that can be sent; 0 where it is not made from items
 * @throws AppError `bad-input:configure` or `bad-input:prompt` with the field
 */
export async function checkFiles(generationId: string, draft: Draft, transaction: Transaction = database()): Promise<number> {
  const inputs = inputsOf(draft.configure);
  if (inputs === "seeds") return 0;
  const files = await listFilesOf(generationId, transaction);
  try {
    requireReady(files, draft.configure.fileIds.length);
  } catch (error) {
    if (error instanceof SourceError) throw badFile(error.message);
    throw error;
  }
  const [file] = files;
  return inputs === "items" && file ? countItems(file, draft) : 0;
}

const badFile = (message: string) => new AppError("bad-input:configure", message, { field: "fileIds" });

function countItems({ name, format, facts }: SourceFile, { prompt }: Draft): number {
  if (!facts || !ITEM_FORMATS.some((known) => known === format))
    throw badFile(`“${name}” is no file of items. Choose a JSON array, JSON Lines or CSV.`);
  const keys = facts.keys.map(({ key }) => key);
  const issue = promptSchemaFor({ inputs: "items", keys }).safeParse(prompt).error?.issues[0];
  if (issue) throw new AppError("bad-input:prompt", issue.message, { field: issue.path.join(".") });
  const fit = facts.items - unfitItems(facts, neededKeys(prompt)).items;
  if (fit === 0)
    throw new AppError(
      "bad-input:prompt",
      "No item can be sent: in each of them the input, or a field that the instruction takes, is empty.",
      {
        field: "inputKey",
      },
    );
  return fit;
}
