import { SearchX, Workflow } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";

/** Before the first workflow. */
export function NoWorkflows({ mayChange }: { mayChange: boolean }) {
  const action = mayChange && (
    <ButtonLink href="/workflows/new" variant="primary">
      New workflow
    </ButtonLink>
  );
  return (
    <EmptyState icon={Workflow} title="No workflows yet" action={action}>
      In a workflow you look at small samples first: say which rows are good or bad and why, have another sample made after that, and only
      then generate the whole dataset.
    </EmptyState>
  );
}

/** Nothing passes the search. */
export const NothingMatches = () => (
  <EmptyState icon={SearchX} title="Nothing matches" action={<ButtonLink href="/workflows">Show all</ButtonLink>}>
    No workflow has this name or tag.
  </EmptyState>
);
