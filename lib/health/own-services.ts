import { randomUUID } from "node:crypto";
import { database } from "../db/client.ts";
import { ALIVE_SECONDS, listWorkerSigns } from "../jobs/heartbeat.ts";
import { fileStorage } from "../storage.ts";
import { ProbeTimeout } from "./cached-probe.ts";
import type { Finding, Service } from "./service.ts";

// What Seedloom brings itself, or is installed with: each with how it is tried.

interface OwnService {
  about: Omit<Service, keyof Finding>;
  run(): Promise<Finding>;
  failed(error: unknown): Finding;
}

const AVAILABLE: Finding = { isAvailable: true, message: "" };
const missing = (message: string, error: unknown): Finding =>
  error instanceof ProbeTimeout ? { isAvailable: false, message: error.message } : { isAvailable: false, message, error };

const postgres: OwnService = {
  about: {
    name: "PostgreSQL",
    type: "internal",
    impactMessage: "All core functionalities impacted",
    isEssential: true,
    advice:
      "Check that the database runs and that DATABASE_URL is right; the log says what is wrong. Nothing that was stored is lost, and Seedloom goes on by itself when it answers again.",
  },
  async run() {
    await database().$queryRawUnsafe("select 1");
    return AVAILABLE;
  },
  failed: (error) => missing("It cannot be reached, or it refuses the connection.", error),
};

const workers: OwnService = {
  about: {
    name: "Job workers",
    type: "internal",
    impactMessage: "Rows will not be made, files not read and exports not prepared until a worker runs",
    isEssential: false,
    advice:
      "Start one with npm run worker, or start the studio anew with WORKERS set to 1 or more; the log says why one ended. What waits goes on by itself.",
  },
  async run() {
    const signs = await listWorkerSigns();
    if (signs.some(({ isAlive }) => isAlive)) return AVAILABLE;
    return { isAvailable: false, message: `No worker has been heard of in the last ${ALIVE_SECONDS} s.` };
  },
  failed: (error) => missing("Nobody knows, for the workers speak through the database.", error),
};

/** One for each process, so that a process that is killed leaves at most one. */
const TRIAL_KEY = `health/${randomUUID()}`;
const TRIAL_TEXT = "Seedloom tries whether it can write, read and delete a file.";

const STORAGE_PROBLEMS: Record<string, string> = {
  ENOSPC: "The disk is full.",
  EDQUOT: "The disk is full.",
  EACCES: "The folder may not be written to.",
  EPERM: "The folder may not be written to.",
  EROFS: "The disk may only be read.",
  ENOENT: "The folder is not there.",
  ENOTDIR: "The folder is not there.",
};

const storage: OwnService = {
  about: {
    name: "File storage",
    type: "internal",
    impactMessage: "Uploads, exports and downloads of saved datasets will be impacted",
    isEssential: true,
    advice: "Check that the disk of DATA_DIR is there, is not full, and may be written to by the user that Seedloom runs as.",
  },
  async run() {
    const files = fileStorage();
    await files.write(TRIAL_KEY, [TRIAL_TEXT]);
    let text = "";
    for await (const chunk of (await files.read(TRIAL_KEY)).setEncoding("utf8")) text += chunk;
    await files.remove(TRIAL_KEY);
    return text === TRIAL_TEXT ? AVAILABLE : { isAvailable: false, message: "What was written does not come back as it was." };
  },
  failed(error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
    return missing(STORAGE_PROBLEMS[code] ?? "A file could not be written, read and deleted.", error);
  },
};

export const OWN_SERVICES: readonly OwnService[] = [postgres, workers, storage];
