import { Sparkles } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { load, pageUser } from "@/app/server.ts";
import { StatusBadge } from "@/components/generation/status-badge.tsx";
import { Cost, Count } from "@/components/generations/number.tsx";
import { When } from "@/components/generations/when.tsx";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Page } from "@/components/ui/page.tsx";
import { type Fix, listFixes } from "@/lib/revision/list.ts";

export const metadata: Metadata = { title: "Fixes" };

const HEADING = "whitespace-nowrap px-3 py-2 text-left font-medium text-soft text-xs";
const NUMBER = "px-3 py-2.5 text-right tabular-nums";

export default async function FixesPage({ params }: { params: Promise<{ id: string }> }) {
  const user = await pageUser();
  const { id } = await params;
  const { dataset, fixes } = await load(listFixes(user, id));
  const start = (
    <ForChangers>
      <ButtonLink href={`/generations/${id}/fixes/new`} variant="primary">
        <Sparkles aria-hidden /> Fix rows
      </ButtonLink>
    </ForChangers>
  );
  return (
    <Page
      wide
      title="Fixes"
      description={`What a model was told to change in “${dataset.name}”, and what became of it.`}
      back={<BackLink href={`/generations/${id}`} label={dataset.name || "Dataset"} />}
      actions={fixes.length > 0 && start}
    >
      {fixes.length === 0 ? (
        <EmptyState icon={Sparkles} title="Nothing was fixed yet" action={start}>
          Give a model one instruction, such as “Make the answers shorter”, for all rows of a filter. You see each row before and after, and
          accept or refuse it.
        </EmptyState>
      ) : (
        <FixTable datasetId={id} fixes={fixes} />
      )}
    </Page>
  );
}

function FixTable({ datasetId, fixes }: { datasetId: string; fixes: readonly Fix[] }) {
  const now = new Date();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the page is scrolled by keyboard
    <section className="overflow-x-auto rounded-xl border" tabIndex={0} aria-label="Fixes">
      <table className="w-full min-w-3xl">
        <thead className="border-b">
          <tr>
            <th className={HEADING}>Instruction</th>
            <th className={HEADING}>Status</th>
            {["Rows", "Accepted", "Refused", "To decide", "Cost"].map((name) => (
              <th key={name} className={`${HEADING} text-right!`}>
                {name}
              </th>
            ))}
            <th className={HEADING}>By</th>
            <th className={HEADING}>Started</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {fixes.map(({ id, instruction, status, asked, counts, costUsd, owner, createdAt }) => (
            <tr key={id}>
              <td className="max-w-md px-3 py-2.5">
                <Link
                  href={`/generations/${datasetId}/fixes/${id}`}
                  prefetch={false}
                  title={instruction}
                  className="line-clamp-2 rounded-sm font-medium underline-offset-4 hover:underline"
                >
                  {instruction}
                </Link>
              </td>
              <td className="px-3 py-2.5">
                <StatusBadge status={status} />
              </td>
              <td className={NUMBER}>
                <Count value={asked} />
              </td>
              <td className={NUMBER}>
                <Count value={counts.accepted} />
              </td>
              <td className={NUMBER}>
                <Count value={counts.refused} />
              </td>
              <td className={NUMBER}>
                <Count value={counts.open + counts.conflict + counts.deleted} />
              </td>
              <td className={NUMBER}>
                <Cost dollars={costUsd} />
              </td>
              <td className="px-3 py-2.5">{owner}</td>
              <td className="whitespace-nowrap px-3 py-2.5 text-soft">
                <When date={createdAt} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
