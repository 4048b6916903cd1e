import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { directionOf, listHref, PAGE_SIZE, parseAddress } from "@/components/evaluations/list/address.ts";
import { EvaluationMenu } from "@/components/evaluations/list/evaluation-menu.tsx";
import { EvaluationTable } from "@/components/evaluations/list/evaluation-table.tsx";
import { NoEvaluations, NothingMatches } from "@/components/evaluations/list/list-empty.tsx";
import { orderChoice } from "@/components/evaluations/list/order-choice.ts";
import { AutoRefresh } from "@/components/generations/auto-refresh.tsx";
import { FilterBar } from "@/components/generations/filter-bar.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Page } from "@/components/ui/page.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { canChange } from "@/lib/accounts/actor.ts";
import { listColleagues } from "@/lib/accounts/people.ts";
import { listEvaluations } from "@/lib/evaluation/list.ts";
import { pageUser } from "../../../server.ts";
import { deleteAction, renameAction } from "../../generations/(list)/actions.ts";

export const metadata: Metadata = { title: "Evaluations" };

export default async function EvaluationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const user = await pageUser();
  const address = parseAddress(await searchParams);
  const { q, dataset, sort, direction, page } = address;
  const query = { search: q, dataset: dataset || undefined, sort, direction, page, pageSize: PAGE_SIZE };
  const { items, total } = await listEvaluations(user, query);
  // Deleting the last row of the last page, or an old link, leads beyond the end.
  if (items.length === 0 && total > 0) redirect(listHref(address, { page: Math.ceil(total / PAGE_SIZE) }));
  const none = total === 0 && !q && !dataset;
  const people = none ? [] : await listColleagues(user);
  // The one dataset that the list is narrowed to, if it is.
  const only = dataset ? items[0]?.dataset.name : undefined;
  return (
    <Page
      wide
      title="Evaluations"
      description={only ? `How judge models scored “${only}”.` : "How judge models scored your datasets, row by row."}
      actions={
        <>
          <ButtonLink href="/evaluations/rubrics">Rubrics</ButtonLink>
          {!none && canChange(user) && (
            <ButtonLink href={dataset ? `/evaluations/new?dataset=${dataset}` : "/evaluations/new"} variant="primary">
              Evaluate {only ? "it again" : "a dataset"}
            </ButtonLink>
          )}
        </>
      }
    >
      {none ? (
        <NoEvaluations />
      ) : (
        <div className="group/list @container flex flex-col gap-4">
          <FilterBar
            path="/evaluations"
            searchLabel="Search evaluations"
            searchHint="Search by name, judge, rubric or dataset"
            search={q}
            filters={
              dataset
                ? [
                    {
                      ...{ name: "dataset", label: "Dataset", value: dataset },
                      options: [
                        { value: "", label: "Any dataset" },
                        { value: dataset, label: only ?? "This dataset" },
                      ],
                    },
                  ]
                : []
            }
            order={orderChoice(address)}
            direction={directionOf(address)}
          />
          {total === 0 ? (
            <NothingMatches address={address} />
          ) : (
            <EvaluationTable
              items={items}
              address={address}
              showOwner={people.length > 1}
              now={new Date()}
              actionsFor={({ id, name, accepted }) => (
                <EvaluationMenu id={id} name={name} judged={accepted} actions={{ rename: renameAction, remove: deleteAction }} />
              )}
            />
          )}
          <Pages page={page} pageSize={PAGE_SIZE} total={total} hrefOf={(next) => listHref(address, { page: next })} />
        </div>
      )}
      {items.some(({ status }) => status === "queued" || status === "running") && <AutoRefresh />}
    </Page>
  );
}
