import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { directionOf, isFiltered, listHref, PAGE_SIZE, parseAddress, statusesOf } from "@/components/generations/address.ts";
import { AutoRefresh } from "@/components/generations/auto-refresh.tsx";
import { FilterBar } from "@/components/generations/filter-bar.tsx";
import { filtersFor, orderChoice } from "@/components/generations/filters.ts";
import { GenerationTable } from "@/components/generations/generation-table.tsx";
import { hrefOf, nameOf } from "@/components/generations/labels.ts";
import { NoGenerations, NothingMatches } from "@/components/generations/list-empty.tsx";
import { RowActions } from "@/components/generations/row-actions.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Page } from "@/components/ui/page.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { canChange } from "@/lib/accounts/actor.ts";
import { listColleagues } from "@/lib/accounts/people.ts";
import { listGenerations } from "@/lib/generation/list.ts";
import { pageUser } from "../../../server.ts";
import { createDatasetAction } from "../new/actions.ts";
import { cloneAction, deleteAction, renameAction } from "./actions.ts";

export const metadata: Metadata = { title: "Generations" };

export default async function GenerationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const user = await pageUser();
  const address = parseAddress(await searchParams);
  const { items, total } = await listGenerations(user, {
    search: address.q,
    status: statusesOf(address.status),
    provider: address.provider || undefined,
    template: address.template || undefined,
    owner: address.owner || undefined,
    sort: address.sort,
    direction: address.direction,
    page: address.page,
    pageSize: PAGE_SIZE,
  });
  // Deleting the last row of the last page, or an old link, leads beyond the end.
  if (items.length === 0 && total > 0) redirect(listHref(address, { page: Math.ceil(total / PAGE_SIZE) }));
  const none = total === 0 && !isFiltered(address);
  const people = none ? [] : await listColleagues(user);
  const actions = { clone: cloneAction, rename: renameAction, remove: deleteAction };
  const create = canChange(user) && (
    <form action={createDatasetAction}>
      <Button variant="primary" type="submit">
        Create dataset
      </Button>
    </form>
  );
  return (
    <Page wide title="Generations" description="Every run of the wizard, with all that it made." actions={!none && create}>
      {none ? (
        <NoGenerations create={canChange(user) ? createDatasetAction : null} />
      ) : (
        <div className="group/list @container flex flex-col gap-4">
          <FilterBar
            search={address.q}
            filters={filtersFor(address, people)}
            order={orderChoice(address)}
            direction={directionOf(address)}
          />
          {total === 0 ? (
            <NothingMatches address={address} />
          ) : (
            <GenerationTable
              items={items}
              address={address}
              showOwner={people.length > 1}
              now={new Date()}
              actionsFor={(item) => (
                <RowActions id={item.id} name={nameOf(item)} href={hrefOf(item)} accepted={item.accepted} actions={actions} />
              )}
            />
          )}
          <Pages page={address.page} pageSize={PAGE_SIZE} total={total} hrefOf={(page) => listHref(address, { page })} />
        </div>
      )}
      {items.some((item) => item.status === "queued" || item.status === "running") && <AutoRefresh />}
    </Page>
  );
}
