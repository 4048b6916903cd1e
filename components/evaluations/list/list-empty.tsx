import { Gauge, SearchX } from "lucide-react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { type EvaluationsAddress, listHref, START } from "./address.ts";

/** Before the first evaluation. */
export function NoEvaluations() {
  const action = (
    <ForChangers>
      <ButtonLink href="/evaluations/new" variant="primary">
        Evaluate a dataset
      </ButtonLink>
    </ForChangers>
  );
  return (
    <EmptyState icon={Gauge} title="No evaluations yet" action={action}>
      In an evaluation a second model, the judge, reads each row of a dataset, reasons, and scores it from 1 to 5 by a rubric. So you see
      which rows are weak, and why, before you train with them.
    </EmptyState>
  );
}

/** Nothing passes the search. */
export function NothingMatches({ address }: { address: EvaluationsAddress }) {
  const action = <ButtonLink href={listHref({ ...START, sort: address.sort, direction: address.direction })}>Show all</ButtonLink>;
  return (
    <EmptyState icon={SearchX} title="Nothing matches" action={action}>
      {address.q ? `No evaluation matches “${address.q}”.` : "This dataset has no evaluation."}
    </EmptyState>
  );
}
