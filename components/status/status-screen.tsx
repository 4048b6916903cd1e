"use client";

import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { Health } from "@/lib/health/service.ts";
import { InstallationFacts } from "./installation-facts.tsx";
import { QueueTable } from "./queue-table.tsx";
import { ServiceList } from "./service-list.tsx";
import { useStatus } from "./use-status.ts";
import { WorkerList } from "./worker-list.tsx";

const SUMMARY: Record<Health, { tone: "success" | "warning" | "danger"; title: string; text: string }> = {
  healthy: { tone: "success", title: "All is well", text: "Everything that Seedloom depends on is there." },
  degraded: {
    tone: "warning",
    title: "Something is missing",
    text: "Seedloom works, but not all of it. Nothing is lost: what waits goes on by itself.",
  },
  unhealthy: {
    tone: "danger",
    title: "Seedloom cannot work just now",
    text: "Something that it cannot do without is missing. What was stored is not lost.",
  },
};

/** Whether Seedloom is well, kept up to date; for owners with what its workers, queues and disks do. */
export function StatusScreen({ isOwner }: { isOwner: boolean }) {
  const { status, isSilent } = useStatus();
  if (isSilent && !status) return <Silent />;
  if (!status) return <Loading />;
  const { tone, title, text } = SUMMARY[status.health];
  const { services, installation } = status;
  return (
    <>
      {isSilent ? (
        <Silent />
      ) : (
        <Callout tone={tone} title={title}>
          {text}
        </Callout>
      )}
      <ServiceList services={services} />
      {installation && (
        <>
          <Card>
            <CardHeader
              title="Workers"
              description="They make the rows, read files and prepare exports. Each says every few seconds that it lives."
            />
            <CardBody>
              <WorkerList workers={installation.workers} version={installation.version} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Queues" description="What waits for a worker, and what one does just now." />
            <CardBody>
              <QueueTable queues={installation.queues} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Installation" />
            <CardBody>
              <InstallationFacts installation={installation} />
            </CardBody>
          </Card>
        </>
      )}
      {isOwner && !installation && (
        <p className="text-soft">Workers, queues and sizes stand in the database; they are shown here again when it answers.</p>
      )}
    </>
  );
}

function Silent() {
  return (
    <Callout tone="danger" title="Seedloom does not answer">
      The web server cannot be reached; this page tries again every few seconds. If it stays like this, look whether <code>npm start</code>{" "}
      still runs, and at its log.
    </Callout>
  );
}

function Loading() {
  return (
    <div aria-busy className="flex flex-col gap-6">
      <span className="sr-only" role="status">
        Looking at everything…
      </span>
      <Skeleton className="h-16" />
      <Skeleton className="h-40" />
    </div>
  );
}
