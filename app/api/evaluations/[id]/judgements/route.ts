import { judgementsQuery, parseJudgementsAddress } from "@/components/evaluations/results/address.ts";
import { toJudgementPage } from "@/components/evaluations/results/judgement-view.ts";
import { listJudgements } from "@/lib/evaluation/judgements.ts";
import { route } from "../../../../server.ts";

/** A page of judgements: `cursor` is the `next` of the page before. */
export const GET = route<{ id: string }>(async (user, { id }, request) => {
  const parameters = new URL(request.url).searchParams;
  const cursor = parameters.get("cursor")?.slice(0, 200) || undefined;
  const query = judgementsQuery(parseJudgementsAddress(parameters));
  return Response.json(toJudgementPage(await listJudgements(user, id, { ...query, cursor })));
});
