import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type CommitOperation, commitIter, listCommits } from "@huggingface/hub";
import { HubError } from "./hub-error.ts";
import type { HubSession } from "./hub-session.ts";

export interface Sending {
  folder: string;
  paths: readonly string[];
  /** Files in the dataset that are to go: those of an earlier push that this one has no more. */
  obsolete: readonly string[];
  message: string;
  /** Stands in the commit's description, so that it is known again. */
  mark: string;
  signal: AbortSignal;
  /** Hears of files that the hub has whole: sent now, or there from before. */
  onDone: (path: string) => void;
  onCommit: () => Promise<void>;
}

/**
 * Sends the files of a folder, and makes one commit of them. Large files go by LFS; those that the hub has (by their
 * SHA-256) are not sent again. Without Xet (decision 29).
 * @returns the commit's id
 * @throws HubError
 */
export async function sendFiles(session: HubSession, sending: Sending): Promise<string> {
  const { folder, paths, obsolete, message, mark, signal, onDone, onCommit } = sending;
  const operations: CommitOperation[] = [
    ...paths.map((path) => ({ operation: "addOrUpdate" as const, path, content: pathToFileURL(join(folder, path)) })),
    ...obsolete.map((path) => ({ operation: "delete" as const, path })),
  ];
  return session.ask(async () => {
    const steps = commitIter({
      ...{ ...session.access, repo: { type: "dataset", name: session.repository }, useXet: false },
      ...{ title: message, description: mark, operations, abortSignal: signal },
    });
    for (;;) {
      const step = await steps.next();
      if (step.done) return readCommit(session, step.value?.commit.oid);
      if (step.value.event === "phase" && step.value.phase === "committing") await onCommit();
      if (step.value.event === "fileProgress" && step.value.state === "uploading" && step.value.progress === 1) onDone(step.value.path);
    }
  });
}

/** How far back a commit of ours is looked for. */
const LOOKED_THROUGH = 100;

/** The commit with this mark, if an earlier try made it; null otherwise. @throws HubError */
export async function findCommit(session: HubSession, mark: string): Promise<string | null> {
  return session.ask(async () => {
    let seen = 0;
    for await (const { oid, title, message } of listCommits({ ...session.access, repo: { type: "dataset", name: session.repository } })) {
      if (message.includes(mark) || title.includes(mark)) return readCommit(session, oid);
      if (++seen >= LOOKED_THROUGH) break;
    }
    return null;
  });
}

/** An id that may stand in an address. */
function readCommit({ hub }: HubSession, oid: unknown): string {
  if (typeof oid !== "string" || !/^[0-9a-f]{7,64}$/.test(oid))
    throw new HubError(`${hub} gave no commit: look there what became of it.`, { temporary: false });
  return oid;
}
