import { type Example, examplesSchemaFor } from "@/lib/generation/config.ts";
import type { OutputField } from "@/lib/generation/output-fields.ts";

/** What the step's rules say: of the list as a whole, and of each example by its position. */
export function exampleErrors(
  examples: readonly Example[],
  fields: readonly OutputField[] | null,
): { message: string; byExample: ReadonlyMap<number, string> } {
  const issues = examplesSchemaFor(fields).safeParse({ examples }).error?.issues ?? [];
  const byExample = new Map<number, string>();
  let message = "";
  for (const issue of issues) {
    const index = issue.path[1];
    if (typeof index === "number") byExample.set(index, issue.message.replace(/^Example \d+: /, ""));
    else message = issue.message;
  }
  return { message, byExample };
}
