"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { type ExportSettings, SPLITS } from "@/lib/export/settings.ts";
import type { PushList, PushView } from "@/lib/hub/pushes.ts";
import { pushesAddress } from "./hub-api.ts";
import { PushForm } from "./push-form.tsx";
import { PushItem } from "./push-item.tsx";

interface PushSectionProps {
  generationId: string;
  /** What is sent: the rows under this filter, with this split. */
  settings: ExportSettings;
  /** How many rows that are now. */
  rows: number;
}

const LOOK_MS = 1_000;

/** Sends the dataset to the Hugging Face Hub, and shows how far the latest pushes are. Stands within a QueryProvider. */
export function PushSection({ generationId, settings, rows }: PushSectionProps) {
  return (
    <Card>
      <CardHeader title="Push to the Hugging Face Hub" description={describeContents(settings)} />
      <CardBody className="flex flex-col gap-6">
        <Content generationId={generationId} settings={settings} rows={rows} />
      </CardBody>
    </Card>
  );
}

function describeContents({ split, hub, format }: ExportSettings): string {
  const kind = hub.dataFormat === "parquet" ? "Parquet" : "JSON Lines";
  const shares = split && SPLITS.filter((name) => split[name] > 0).map((name) => `${name} ${split[name]} %`);
  const files = shares && shares.length > 1 ? `${kind} files (${shares.join(", ")})` : `${kind} files`;
  const more = format === "huggingface" ? "" : " Choose “Hugging Face folder” above to set its licence and language.";
  return `It becomes a dataset there: the rows above in ${files}, a dataset card, and the sheet that says how it was made.${more}`;
}

function Content({ generationId, settings, rows }: PushSectionProps) {
  const account = useQuery({
    queryKey: ["hub"],
    queryFn: ({ signal }) => fetchJson<{ account: { address: string; userName: string } | null }>("/api/hub", signal),
  });
  const pushes = useQuery({
    queryKey: ["pushes", generationId],
    queryFn: ({ signal }) => fetchJson<PushList>(pushesAddress(generationId), signal),
    refetchInterval: ({ state }) => (state.data?.pushes.some(isUnderWay) ? LOOK_MS : false),
  });
  const error = account.error ?? pushes.error;
  if (error) return <Callout tone="danger">{error.message}</Callout>;
  if (!account.data || !pushes.data) return <Skeleton className="h-40" />;
  return (
    <>
      {account.data.account ? (
        <PushForm
          generationId={generationId}
          settings={settings}
          rows={rows}
          account={account.data.account}
          suggestedName={pushes.data.suggestedName}
          busy={pushes.data.pushes.some(isUnderWay)}
        />
      ) : (
        <NoAccount />
      )}
      {pushes.data.pushes.length > 0 && (
        <ul aria-label="Pushes" className="flex flex-col divide-y border-t">
          {pushes.data.pushes.map((push) => (
            <PushItem key={push.id} generationId={generationId} push={push} />
          ))}
        </ul>
      )}
    </>
  );
}

const isUnderWay = ({ status }: PushView) => status === "preparing" || status === "writing";

function NoAccount() {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-soft">Seedloom needs a token of your account there first.</p>
      <ButtonLink href="/settings/hub">Enter a token</ButtonLink>
    </div>
  );
}
