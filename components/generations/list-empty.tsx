import { Layers, SearchX } from "lucide-react";
import { FourSteps } from "@/components/home/four-steps.tsx";
import { ViewerNote } from "@/components/shell/viewer-note.tsx";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { type ListAddress, listHref, START } from "./address.ts";

/** Before the first generation. `create`: null for viewers. */
export function NoGenerations({ create }: { create: ((form: FormData) => Promise<void>) | null }) {
  const action = create && (
    <form action={create}>
      <Button variant="primary" type="submit">
        Create your first dataset
      </Button>
    </form>
  );
  return (
    <>
      <EmptyState icon={Layers} title="No generations yet" action={action}>
        A generation is one run of the wizard: your settings, and all the pairs that the model wrote for you. Every one you make is kept
        here.
      </EmptyState>
      {create ? <FourSteps /> : <ViewerNote />}
    </>
  );
}

/** Nothing passes the filters. */
export function NothingMatches({ address }: { address: ListAddress }) {
  const action = <ButtonLink href={listHref({ ...START, sort: address.sort, direction: address.direction })}>Clear filters</ButtonLink>;
  return (
    <EmptyState icon={SearchX} title="Nothing matches" action={action}>
      {address.q ? `No generation matches “${address.q}” with these filters.` : "No generation passes these filters."}
    </EmptyState>
  );
}
