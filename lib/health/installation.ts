import { database } from "../db/client.ts";
import { listWorkerSigns, type WorkerSign } from "../jobs/heartbeat.ts";
import { type QueueLength, readQueueLengths } from "../jobs/queue-lengths.ts";
import { fileStorage } from "../storage.ts";
import { VERSION } from "../version.ts";

/** What an owner may know of the installation. Sizes in bytes. */
export interface Installation {
  version: string;
  workers: WorkerSign[];
  queues: QueueLength[];
  /** Of PostgreSQL's database on its disk. */
  databaseBytes: number;
  files: { count: number; bytes: number };
  /** Where the files lie, and what is free there; null when nobody knows. */
  storage: { place: string; freeBytes: number | null };
}

export async function readInstallation(): Promise<Installation> {
  const [workers, queues, [size], files, storage] = await Promise.all([
    listWorkerSigns(),
    readQueueLengths(),
    database().$queryRawUnsafe<{ bytes: number }[]>("select pg_database_size(current_database())::float8 as bytes"),
    database().file.aggregate({ _count: true, _sum: { sizeBytes: true } }),
    fileStorage().describe(),
  ]);
  return {
    ...{ version: VERSION, workers, queues, storage, databaseBytes: size?.bytes ?? 0 },
    files: { count: files._count, bytes: Number(files._sum.sizeBytes ?? 0) },
  };
}
