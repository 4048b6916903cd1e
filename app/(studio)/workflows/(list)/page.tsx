import type { Metadata } from "next";
import { AutoRefresh } from "@/components/generations/auto-refresh.tsx";
import { FilterBar } from "@/components/generations/filter-bar.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Page } from "@/components/ui/page.tsx";
import { parseAddress } from "@/components/workflows/list/address.ts";
import { NothingMatches, NoWorkflows } from "@/components/workflows/list/list-empty.tsx";
import { WorkflowTable } from "@/components/workflows/list/workflow-table.tsx";
import { WorkflowMenu } from "@/components/workflows/workflow-menu.tsx";
import { canChange } from "@/lib/accounts/actor.ts";
import { listTags, listWorkflows } from "@/lib/workflows/workflows.ts";
import { pageUser } from "../../../server.ts";
import { deleteWorkflowAction, duplicateWorkflowAction } from "../actions.ts";

export const metadata: Metadata = { title: "Workflows" };

export default async function WorkflowsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const user = await pageUser();
  const { q, tag } = parseAddress(await searchParams);
  const [items, tags] = await Promise.all([listWorkflows(user, { search: q, tags: tag ? [tag] : [] }), listTags(user)]);
  const mayChange = canChange(user);
  const none = items.length === 0 && !q && !tag;
  const actions = { duplicate: duplicateWorkflowAction, remove: deleteWorkflowAction };
  return (
    <Page
      wide
      title="Workflows"
      description="Small samples first: label them, refine, then generate the whole dataset."
      actions={
        <>
          <ButtonLink href="/workflows/configs">Configs</ButtonLink>
          {mayChange && !none && (
            <ButtonLink href="/workflows/new" variant="primary">
              New workflow
            </ButtonLink>
          )}
        </>
      }
    >
      {none ? (
        <NoWorkflows mayChange={mayChange} />
      ) : (
        <div className="group/list @container flex flex-col gap-4">
          <FilterBar
            path="/workflows"
            searchLabel="Search workflows"
            searchHint="Search by name or tag"
            search={q}
            filters={[
              {
                ...{ name: "tag", label: "Tag", value: tag },
                options: [
                  { value: "", label: "Any tag" },
                  ...[...new Set([...tags, ...(tag ? [tag] : [])])].map((value) => ({ value, label: value })),
                ],
              },
            ]}
            order={null}
            direction=""
          />
          {items.length === 0 ? (
            <NothingMatches />
          ) : (
            <WorkflowTable
              items={items}
              showOwner={new Set(items.map(({ owner }) => owner.id)).size > 1}
              now={new Date()}
              actionsFor={({ id, workflow_name }) => mayChange && <WorkflowMenu id={id} name={workflow_name} actions={actions} />}
            />
          )}
        </div>
      )}
      {items.some(({ status }) => status === "GENERATION") && <AutoRefresh />}
    </Page>
  );
}
