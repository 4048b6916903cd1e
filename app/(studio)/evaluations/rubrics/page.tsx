import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { RubricCard } from "@/components/evaluations/rubric/rubric-card.tsx";
import { RubricMenu } from "@/components/evaluations/rubric/rubric-menu.tsx";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Page } from "@/components/ui/page.tsx";
import { listRubrics } from "@/lib/evaluation/rubrics.ts";
import { formatAgo } from "@/lib/format.ts";
import { pageUser } from "../../../server.ts";
import { deleteRubricAction } from "./actions.ts";

export const metadata: Metadata = { title: "Rubrics" };

export default async function RubricsPage() {
  const user = await pageUser();
  const { presets, saved } = await listRubrics(user);
  const now = new Date();
  return (
    <Page
      title="Rubrics"
      description="What a judge looks at: a few criteria, each with five described scores. Your evaluations keep a copy of the rubric they were made with."
      back={<BackLink href="/evaluations" label="All evaluations" />}
      actions={
        <ForChangers>
          <ButtonLink href="/evaluations/rubrics/new" variant="primary">
            New rubric
          </ButtonLink>
        </ForChangers>
      }
    >
      <section aria-labelledby="own-rubrics" className="flex flex-col gap-3">
        <h2 id="own-rubrics" className="font-semibold text-[0.9375rem]">
          Your own and shared ones
        </h2>
        {saved.length === 0 ? (
          <EmptyState icon={ListChecks} title="No rubrics of your own yet">
            <ForChangers otherwise="What your team saves, and what others share, appears here.">
              Copy a preset below and change it to what matters in your data, or write a new one.
            </ForChangers>
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-3">
            {saved.map(({ id, name, description, content, shared, mine, ownerName, version, updatedAt }) => (
              <RubricCard
                key={id}
                {...{ id, name, description, content, shared }}
                href={`/evaluations/rubrics/${id}`}
                facts={`Version ${version}, changed ${formatAgo(updatedAt, now)}${mine ? "" : ` by ${ownerName}`}`}
                menu={mine && <RubricMenu id={id} name={name} shared={shared} remove={deleteRubricAction} />}
              />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="preset-rubrics" className="flex flex-col gap-3">
        <h2 id="preset-rubrics" className="font-semibold text-[0.9375rem]">
          Built in
        </h2>
        <ul className="flex flex-col gap-3">
          {presets.map(({ id, name, description, content }) => (
            <RubricCard key={id} {...{ id, name, description, content }} href={null} />
          ))}
        </ul>
      </section>
    </Page>
  );
}
