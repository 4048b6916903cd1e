import { Count } from "@/components/generations/number.tsx";
import type { Installation } from "@/lib/health/installation.ts";

type Queue = Installation["queues"][number];

const WORDS: Record<Queue["name"], string> = {
  calls: "Calls to models",
  "plan-generation": "Generations to plan",
  "save-dataset": "Datasets to save",
  "read-file": "Files to read",
  "export-dataset": "Exports to prepare",
  "push-dataset": "Pushes to a hub",
};

/** How much waits for the workers. */
export function QueueTable({ queues }: { queues: readonly Queue[] }) {
  return (
    <table className="w-full text-[0.8125rem]">
      <thead className="text-left text-soft text-xs">
        <tr>
          <th scope="col" className="py-1.5 font-medium">
            Queue
          </th>
          <th scope="col" className="py-1.5 text-right font-medium">
            Waiting
          </th>
          <th scope="col" className="py-1.5 pl-4 text-right font-medium">
            Under way
          </th>
        </tr>
      </thead>
      <tbody className="divide-y">
        {queues.map(({ name, waiting, active }) => (
          <tr key={name}>
            <th scope="row" className="py-1.5 text-left font-normal">
              {WORDS[name]}
            </th>
            <td className="py-1.5 text-right tabular-nums">
              <Count value={waiting} />
            </td>
            <td className="py-1.5 pl-4 text-right tabular-nums">
              <Count value={active} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
