import clsx from "clsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Textarea } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { FORMAT_FACTS } from "@/lib/export/catalogue.ts";
import type { ExportPreview } from "@/lib/export/preview.ts";
import type { ExportSettings } from "@/lib/export/settings.ts";
import { formatExact } from "@/lib/format.ts";

interface PreviewPanelProps {
  settings: ExportSettings;
  preview: ExportPreview | null;
  /** Another one is on its way. */
  stale: boolean;
  /** Why there is none, in a sentence. */
  wrong: string | null;
}

/** How many rows the export will have, what should be known of them, and its beginning as it will be. */
export function PreviewPanel({ settings, preview, stale, wrong }: PreviewPanelProps) {
  return (
    <Card aria-busy={stale}>
      <CardHeader
        title="Preview"
        description={
          preview && wrong === null ? (
            <>
              <span className="tabular-nums">{formatExact(preview.rows)}</span> {preview.rows === 1 ? "row" : "rows"} as{" "}
              {FORMAT_FACTS[settings.format].label}. The first of them, as they will be in the file:
            </>
          ) : undefined
        }
      />
      <CardBody className={clsx("flex flex-col gap-4", stale && "opacity-60")}>
        {wrong !== null && <Callout tone="danger">{wrong}</Callout>}
        {wrong === null && !preview && <Skeleton className="h-48" />}
        {wrong === null && preview && (
          <>
            {preview.warnings.length > 0 && (
              <Callout tone="warning">
                <ul className="grid gap-1">
                  {preview.warnings.map((warning) => (
                    <li key={warning}>{warning}</li>
                  ))}
                </ul>
              </Callout>
            )}
            {preview.text !== null && <Text label="Beginning of the file" text={preview.text} />}
            {preview.table && <Table {...preview.table} />}
            {preview.card !== null && <Text label="Dataset card" text={preview.card} />}
            {preview.files.length > 0 && (
              <div>
                <p className="font-medium">In the ZIP</p>
                <ul className="mt-1 grid gap-0.5 font-mono text-soft text-xs">
                  {preview.files.map((file) => (
                    <li key={file} className="break-all">
                      {file}
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </>
        )}
      </CardBody>
    </Card>
  );
}

function Text({ label, text }: { label: string; text: string }) {
  return (
    <Textarea
      readOnly
      aria-label={label}
      rows={Math.min(16, text.split("\n").length + Math.ceil(text.length / 90))}
      className="resize-y break-words font-mono text-xs"
      value={text}
    />
  );
}

/** Rows with their columns below one another: there is room for any number of them. */
function Table({ columns, rows }: NonNullable<ExportPreview["table"]>) {
  return (
    <ol aria-label="First rows" className="grid gap-3">
      {rows.map(({ number, cells }) => (
        <li key={number} className="rounded-lg border bg-surface">
          <dl className="grid gap-x-4 gap-y-1.5 p-3 text-[0.8125rem] sm:grid-cols-[minmax(6rem,auto)_minmax(0,1fr)]">
            {columns.map(({ name, type }, place) => (
              <div key={name} className="contents">
                <dt className="min-w-0 break-words font-mono text-xs">
                  {name} <span className="text-soft">{type}</span>
                </dt>
                <dd className="line-clamp-3 min-w-0 whitespace-pre-wrap break-words">{cells[place]}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}
