import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { load, pageChanger } from "@/app/server.ts";
import { MoreFormView } from "@/components/lineage/more-form.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Page } from "@/components/ui/page.tsx";
import { prepareMore } from "@/lib/lineage/more.ts";
import { makeMoreAction } from "./actions.ts";

export const metadata: Metadata = { title: "More like the approved ones" };

export default async function MorePage({ params }: { params: Promise<{ id: string }> }) {
  const user = await pageChanger();
  const { id } = await params;
  const preparation = await load(prepareMore(user, id));
  const { dataset, blocked, candidates } = preparation;
  return (
    <Page
      title="More like the approved ones"
      description={`Rows of “${dataset.name}” that you approved become the examples of a new dataset with the same settings. It repeats none of the rows that are there.`}
      back={<BackLink href={`/generations/${id}`} label={dataset.name || "Dataset"} />}
    >
      {blocked ? (
        <Callout tone="warning" title="Not for this dataset">
          {blocked}
        </Callout>
      ) : candidates.length === 0 ? (
        <EmptyState
          icon={CircleCheck}
          title="No row is approved yet"
          action={
            <ButtonLink variant="primary" href={`/generations/${id}/review`}>
              Review the rows
            </ButtonLink>
          }
        >
          Approve the rows that are as you want them. They show the model what more of them should be like.
        </EmptyState>
      ) : (
        <MoreFormView preparation={preparation} make={makeMoreAction} />
      )}
    </Page>
  );
}
