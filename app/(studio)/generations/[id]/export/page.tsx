import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EarlierExports } from "@/components/export/earlier-exports.tsx";
import { ExportScreen } from "@/components/export/export-screen.tsx";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { QueryProvider } from "@/components/shell/query-provider.tsx";
import { ViewerNote } from "@/components/shell/viewer-note.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { readExportDataset } from "@/lib/export/export-page.ts";
import { listExports } from "@/lib/export/stored/list-exports.ts";
import { parseRowFilter } from "@/lib/review/filter.ts";
import { load, pageUser } from "../../../../server.ts";
import { deleteExportAction, startExportAction } from "./actions.ts";

export const metadata: Metadata = { title: "Export" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Which rows leave the studio, in which form; and what has left it before. */
export default async function ExportPage({ params, searchParams }: Props) {
  const user = await pageUser();
  const { id } = await params;
  const dataset = await load(readExportDataset(user, id));
  if (dataset.status === "draft") redirect(`/generations/${id}/configure`);
  const given = await searchParams;
  const filter = parseRowFilter({ get: (name) => [given[name] ?? ""].flat()[0] ?? null });
  return (
    <Page
      wide
      back={<BackLink href={`/generations/${id}`} label={dataset.name} />}
      title="Export"
      description="Choose the form that your training tool reads, and which rows. What you export is kept below with its settings, and can be had again."
    >
      <QueryProvider>
        <ForChangers otherwise={<ViewerNote />}>
          <ExportScreen key={JSON.stringify(filter)} dataset={dataset} filter={filter} start={startExportAction} />
        </ForChangers>
        <EarlierExports id={id} initial={await listExports(user, id)} remove={deleteExportAction} />
      </QueryProvider>
    </Page>
  );
}
