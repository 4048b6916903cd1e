"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { PushSection } from "@/components/hub/push-section.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody } from "@/components/ui/card.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { whyNotNamed } from "@/lib/export/columns.ts";
import type { ExportDataset } from "@/lib/export/export-page.ts";
import { whyNotFitting } from "@/lib/export/roles.ts";
import { type ExportSettings, exportSettings, plainSettings } from "@/lib/export/settings.ts";
import { formatExact } from "@/lib/format.ts";
import type { RowFilter } from "@/lib/review/filter.ts";
import { FieldOptions } from "./field-options.tsx";
import { FilterNote } from "./filter-note.tsx";
import { FormatCards } from "./format-cards.tsx";
import { HubOptions } from "./hub-options.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { RoleOptions } from "./role-options.tsx";
import { RowOptions } from "./row-options.tsx";
import { SplitOptions } from "./split-options.tsx";
import { startDownload } from "./start-download.ts";
import type { StartExport } from "./types.ts";
import { expectExport } from "./use-exports.ts";
import { usePreview } from "./use-preview.ts";

interface ExportScreenProps {
  dataset: ExportDataset;
  /** The filter of the address. */
  filter: RowFilter;
  start: StartExport;
}

/** The form of an export with its preview, and the button that makes it. */
export function ExportScreen({ dataset, filter, start }: ExportScreenProps) {
  const names = dataset.fields.map(({ name }) => name);
  const [settings, setSettings] = useState<ExportSettings>(() => {
    const chat = plainSettings("openai");
    return { ...(whyNotFitting({ names }, chat) ? plainSettings("jsonl") : chat), filter };
  });
  const [prepared, setPrepared] = useState(false);
  const client = useQueryClient();
  const { run, pending, error } = useOutcome();
  const change = (part: Partial<ExportSettings>) => {
    setPrepared(false);
    setSettings((before) => ({ ...before, ...part }));
  };
  const checked = exportSettings.safeParse(settings);
  const wrong = checked.success
    ? (whyNotFitting({ names }, settings) ?? whyNotNamed({ names }, settings.fields))
    : (checked.error.issues[0]?.message ?? "The settings have the wrong form.");
  const { preview, failure, stale } = usePreview(dataset.id, settings, wrong === null);
  const rows = preview?.rows ?? 0;
  const submit = () =>
    run(
      () => start({ id: dataset.id, settings }),
      (begun) => {
        if (!begun.prepared) startDownload(begun.id);
        setPrepared(begun.prepared);
        expectExport();
        void client.invalidateQueries({ queryKey: ["exports", dataset.id] });
      },
    );
  const part = { settings, change };
  return (
    <>
      <FilterNote id={dataset.id} filter={filter} />
      <FormatCards names={names} {...part} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <CardBody className="flex flex-col gap-6">
            <RowOptions evaluations={dataset.evaluations} {...part} />
            <RoleOptions names={names} {...part} />
            <FieldOptions dataset={dataset} {...part} />
            <HubOptions {...part} />
            <SplitOptions {...part} />
          </CardBody>
        </Card>
        <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-6">
          <PreviewPanel settings={settings} preview={wrong === null ? preview : null} stale={stale} wrong={wrong ?? failure} />
          <div className="flex flex-wrap items-center gap-3">
            <Button variant="primary" disabled={pending || wrong !== null || failure !== null || rows === 0} onClick={submit}>
              <Download /> {pending ? "Beginning…" : rows > 0 ? `Export ${formatExact(rows)} ${rows === 1 ? "row" : "rows"}` : "Export"}
            </Button>
            {wrong === null && failure === null && settings.split && (
              <p className="min-w-0 flex-1 text-soft text-[0.8125rem]">
                A split is prepared first: near copies are looked for among all rows.
              </p>
            )}
          </div>
          {prepared && (
            <Callout tone="info">A worker prepares it. It is listed under “Earlier exports”, and you may leave this page.</Callout>
          )}
          {error && <Callout tone="danger">{error}</Callout>}
        </div>
      </div>
      <PushSection generationId={dataset.id} settings={settings} rows={rows} />
    </>
  );
}
