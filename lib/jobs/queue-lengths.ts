import { database } from "../db/client.ts";
import { EXPORT_QUEUE, PLAN_QUEUE, PUSH_QUEUE, READ_QUEUE, SAVE_QUEUE } from "./queue.ts";

const TASK_QUEUES = [PLAN_QUEUE, SAVE_QUEUE, READ_QUEUE, EXPORT_QUEUE, PUSH_QUEUE] as const;

/** What waits in one of the queues; `calls` stands for those of all generations. */
export interface QueueLength {
  name: (typeof TASK_QUEUES)[number] | "calls";
  waiting: number;
  /** Taken by a worker. */
  active: number;
}

const TASKS = `
  select name, count(*) filter (where state < 'active')::int as waiting, count(*) filter (where state = 'active')::int as active
  from pgboss.job where name = any($1::text[]) and state <= 'active' group by name`;

/** As the workers counted them at most some seconds ago: there may be hundreds of thousands. */
const CALLS = `
  select coalesce(sum(queued_count), 0)::int as waiting, coalesce(sum(active_count), 0)::int as active
  from pgboss.queue where name like 'generation-%'`;

/** How much waits, queue by queue: tasks are counted, calls as they were counted last. */
export async function readQueueLengths(): Promise<QueueLength[]> {
  const [tasks, calls] = await Promise.all([
    database().$queryRawUnsafe<QueueLength[]>(TASKS, TASK_QUEUES),
    database().$queryRawUnsafe<Omit<QueueLength, "name">[]>(CALLS),
  ]);
  const lengthOf = (name: QueueLength["name"], found: Omit<QueueLength, "name"> | undefined) => ({
    ...{ name, waiting: found?.waiting ?? 0, active: found?.active ?? 0 },
  });
  return [
    lengthOf("calls", calls[0]),
    ...TASK_QUEUES.map((name) =>
      lengthOf(
        name,
        tasks.find((task) => task.name === name),
      ),
    ),
  ];
}
