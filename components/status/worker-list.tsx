import clsx from "clsx";
import { CircleCheck, CircleX } from "lucide-react";
import { formatDuration, plural } from "@/lib/format.ts";
import type { Installation } from "@/lib/health/installation.ts";

type Worker = Installation["workers"][number];

/** The worker processes by machine, each with its last sign of life. */
export function WorkerList({ workers, version }: { workers: readonly Worker[]; version: string }) {
  if (workers.length === 0) return <p className="text-soft">None has been heard of in the last ten minutes.</p>;
  return (
    <ul className="flex flex-col gap-4">
      {[...Map.groupBy(workers, ({ host }) => host)].map(([host, group]) => (
        <li key={host}>
          <h3 className="wrap-anywhere font-medium">{host}</h3>
          <ul className="mt-1 divide-y">
            {group.map((worker) => (
              <WorkerItem key={worker.id} worker={worker} version={version} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function WorkerItem({ worker, version }: { worker: Worker; version: string }) {
  const { isAlive, inFlight, secondsSinceSeen, secondsSinceStart } = worker;
  const Icon = isAlive ? CircleCheck : CircleX;
  const seen = `last sign of life ${formatDuration(secondsSinceSeen)} ago`;
  const facts = isAlive
    ? [inFlight === 0 ? "idle" : `${plural(inFlight, "request")} in flight`, `runs for ${formatDuration(secondsSinceStart)}`, seen]
    : [seen];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5 py-1.5 text-[0.8125rem]">
      <span className="text-soft">
        {facts.join(" · ")}
        {worker.version !== version && <span className="text-warning"> · version {worker.version}: update it</span>}
      </span>
      <span className="inline-flex items-center gap-1.5 font-medium">
        <Icon aria-hidden className={clsx("size-4 shrink-0", isAlive ? "text-accent" : "text-danger")} />
        {isAlive ? "Alive" : "Died"}
      </span>
    </li>
  );
}
