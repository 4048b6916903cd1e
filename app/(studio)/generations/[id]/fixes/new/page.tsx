import { Filter, History } from "lucide-react";
import type { Metadata } from "next";
import { load, pageChanger } from "@/app/server.ts";
import { FixFormView } from "@/components/revision/fix-form.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Page } from "@/components/ui/page.tsx";
import { plural } from "@/lib/format.ts";
import { filterParameters, parseRowFilter } from "@/lib/review/filter.ts";
import { prepareFix } from "@/lib/revision/prepare.ts";
import { startFixAction } from "../actions.ts";

export const metadata: Metadata = { title: "Fix rows" };

interface NewFixPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewFixPage({ params, searchParams }: NewFixPageProps) {
  const user = await pageChanger();
  const { id } = await params;
  const given = await searchParams;
  const filter = parseRowFilter({ get: (name) => [given[name] ?? null].flat()[0] ?? null });
  const preparation = await load(prepareFix(user, id, filter));
  const { rows, dataset } = preparation;
  const review = `/generations/${id}/review?${filterParameters(filter)}`;
  return (
    <Page
      title={rows === 1 ? "Fix one row" : `Fix ${plural(rows, "row")}`}
      description={`Of “${dataset.name}”: ${preparation.filter}. A model rewrites them after one instruction; you accept or refuse each change.`}
      back={<BackLink href={review} label="Review" />}
      actions={
        <>
          <ButtonLink variant="ghost" href={`/generations/${id}/fixes`}>
            <History aria-hidden /> Earlier fixes
          </ButtonLink>
          <ButtonLink href={review}>
            <Filter aria-hidden /> Change the filter
          </ButtonLink>
        </>
      }
    >
      {rows === 0 ? (
        <EmptyState icon={Filter} title="The filter shows no row" action={<ButtonLink href={review}>Change the filter</ButtonLink>}>
          Choose the rows that are to be fixed in the review, then come back.
        </EmptyState>
      ) : (
        <FixFormView preparation={preparation} filter={filter} start={startFixAction} />
      )}
    </Page>
  );
}
