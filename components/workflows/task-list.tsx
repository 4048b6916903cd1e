import Link from "next/link";
import { StatusBadge } from "@/components/generation/status-badge.tsx";
import { Cost } from "@/components/generations/number.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { LocalTime } from "@/components/ui/local-time.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import { formatExact } from "@/lib/format.ts";
import type { TaskView } from "@/lib/workflows/workflow-status.ts";

/** The datasets that were generated from a workflow. */
export function TaskList({ tasks }: { tasks: readonly TaskView[] }) {
  if (tasks.length === 0) return null;
  return (
    <Card aria-labelledby="tasks-title">
      <CardHeader
        title={<span id="tasks-title">Tasks</span>}
        description="Each is a generation: review, evaluate and export it on its own page."
      />
      <CardBody>
        <ul className="divide-y rounded-lg border">
          {tasks.map((task) => (
            <Task key={task.id} task={task} />
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

function Task({ task: { id, name, status, reason, percentage, asked, accepted, cost, created_at } }: { task: TaskView }) {
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <Link href={`/generations/${id}`} prefetch={false} className="break-words rounded-sm font-medium hover:underline">
          {name}
        </Link>
        <p className="text-[0.8125rem] text-soft">
          <LocalTime iso={created_at} />
          {reason && ` · ${reason}`}
        </p>
      </div>
      <div className="w-40">
        <StatusBadge status={status} />
        {status !== "completed" && (
          <ProgressBar className="mt-1.5" value={percentage / 100} label={`Progress of ${name}`} text={`${percentage} percent`} />
        )}
      </div>
      <p className="w-36 text-right text-[0.8125rem] tabular-nums">
        {formatExact(accepted)} <span className="text-soft">/ {formatExact(asked)} rows</span>
        <br />
        <span className="text-soft">
          <Cost dollars={cost} />
        </span>
      </p>
    </li>
  );
}
