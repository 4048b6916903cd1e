import type { RowShape } from "../generation/fields/row-shape.ts";
import { FORMAT_FACTS } from "./catalogue.ts";
import type { ExportSettings } from "./settings.ts";

// Which field of a row is the question and which the answer. Browser-safe.

/** Names that such fields commonly have, the likeliest first. */
const USER_NAMES = "prompt,question,instruction,user,query,request,problem,input,text,source".split(",");
const ASSISTANT_NAMES = "completion,answer,response,assistant,output,solution,reply,chosen,target,sql,code,label,summary".split(",");
const INPUT_NAMES = "input,context,passage,document".split(",");

/** The fields that a conversation is made of; `input` is Alpaca's, and may be none. */
export interface Roles {
  user: string;
  assistant: string;
  input: string | null;
}

type Named = Pick<RowShape, "names">;

/** The field for each role: the one chosen, else the one that its name suggests, else the first and the last; null where rows have one field only. */
export function rolesOf({ names }: Named, chosen: ExportSettings["roles"]): Roles | null {
  const known = (name: string | null) => (name !== null && names.includes(name) ? name : null);
  const called = (wanted: readonly string[], taken: readonly (string | null)[]) =>
    wanted.flatMap((word) => names.filter((name) => name.toLowerCase() === word && !taken.includes(name)))[0] ?? null;
  const picked = [known(chosen.user), known(chosen.assistant)];
  const user = known(chosen.user) ?? called(USER_NAMES, picked) ?? names.find((name) => !picked.includes(name)) ?? null;
  const assistant = known(chosen.assistant) ?? called(ASSISTANT_NAMES, [user]) ?? names.toReversed().find((name) => name !== user) ?? null;
  if (user === null || assistant === null) return null;
  const input = chosen.input === "" ? null : (known(chosen.input) ?? called(INPUT_NAMES, [user, assistant]));
  return { user, assistant, input };
}

/** Why rows of this shape cannot stand in this format, in a sentence; null when they can. */
export function whyNotFitting(shape: Named, settings: Pick<ExportSettings, "format" | "roles">): string | null {
  const { label, layout } = FORMAT_FACTS[settings.format];
  if (layout === "fields") return null;
  const roles = rolesOf(shape, settings.roles);
  if (!roles)
    return `${label} needs a question and an answer, and the rows of this dataset have one field only. Take JSON Lines, CSV or Parquet.`;
  if (roles.user === roles.assistant) return "The question and the answer are the same field. Choose another for one of them.";
  if (settings.format === "alpaca" && (roles.input === roles.user || roles.input === roles.assistant))
    return "The input is the same field as the question or the answer. Choose another for it, or none.";
  return null;
}
