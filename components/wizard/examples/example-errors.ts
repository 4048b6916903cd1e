import { type Example, examplesSchema } from "@/lib/generation/config.ts";

/** What the step's rules say: of the list as a whole, and of each example by its position. */
export function exampleErrors(examples: readonly Example[]): { message: string; byExample: ReadonlyMap<number, string> } {
  const issues = examplesSchema.safeParse({ examples }).error?.issues ?? [];
  const byExample = new Map<number, string>();
  let message = "";
  for (const issue of issues) {
    const index = issue.path[1];
    if (typeof index === "number") byExample.set(index, issue.message.replace(/^Example \d+: /, ""));
    else message = issue.message;
  }
  return { message, byExample };
}
