import { toFullJudgement } from "@/components/evaluations/results/judgement-view.ts";
import { getJudgement } from "@/lib/evaluation/judgements.ts";
import { route } from "../../../../../server.ts";

/** What the judge said about one row, with all its text. */
export const GET = route<{ id: string; row: string }>(async (user, { id, row }) =>
  Response.json(toFullJudgement(await getJudgement(user, id, row))),
);
