import type { Draft } from "../generation/config.ts";
import { fieldsOf, fieldText, isEmptyField } from "../items/fields.ts";
import { ItemsError } from "../items/items-error.ts";
import { ITEM_FORMATS } from "../items/limits.ts";
import { readItems } from "../items/read-items.ts";
import { createPace } from "../pace.ts";
import { fileStorage } from "../storage.ts";
import { neededKeys } from "./instruction.ts";
import type { PlannedSource } from "./planned-source.ts";
import { SourceError } from "./source-error.ts";
import type { SourceFile } from "./source-files.ts";

/**
 * The items of a file of data that can be sent, in order, one row each. Those in which the input, or another key that the
 * instruction takes, is missing or empty are left out; an item's position is its number in the file, from 0, all the same.
 * @throws SourceError when the file cannot be read after all
 */
export async function* planItems(file: SourceFile, prompt: Pick<Draft["prompt"], "prompt" | "inputKey">): AsyncGenerator<PlannedSource> {
  const format = ITEM_FORMATS.find((known) => known === file.format);
  if (!format) throw new SourceError(`“${file.name}” is no file of items: JSON, JSON Lines or CSV is needed.`);
  const { inputKey } = prompt;
  const others = neededKeys(prompt).filter((key) => key !== inputKey);
  const pace = createPace();
  let position = -1;
  try {
    for await (const item of readItems(await fileStorage().read(file.key), format)) {
      position += 1;
      await pace();
      const fields = fieldsOf(item);
      if ([inputKey, ...others].some((key) => isEmptyField(fields.get(key)))) continue;
      const origin = {
        ...{ file: file.name, number: position + 1 },
        fields: Object.fromEntries(others.map((key) => [key, fieldText(fields.get(key))])),
      };
      yield { position, kind: "item", text: fieldText(fields.get(inputKey)), fileId: file.id, origin, rows: 1 };
    }
  } catch (cause) {
    if (cause instanceof ItemsError) throw new SourceError(`“${file.name}” cannot be read: ${cause.message}`, { cause });
    throw cause;
  }
}
