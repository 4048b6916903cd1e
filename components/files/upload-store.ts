import type { Upload } from "tus-js-client";
import { type FileFormat, refuseUpload } from "@/lib/files/formats.ts";
import { errorSentence } from "./upload-error.ts";

// The uploads of this tab. They belong to no page, so that they go on while one looks at others. What is sent already is
// known by the server, and by the browser which file it was: picked again after a reload, a file goes on where it was.

export interface UploadItem {
  key: string;
  name: string;
  sizeBytes: number;
  sentBytes: number;
  /** refused: nothing was sent; failed: it can go on. */
  state: "waiting" | "sending" | "done" | "failed" | "refused";
  /** Why it was refused or failed, in a sentence; empty otherwise. */
  message: string;
  /** Known once the server has taken it. */
  fileId: string | null;
}

const ENDPOINT = "/api/files/uploads";
/** One request. Below what the server takes at once, and above the least part that S3 takes. */
const PART_BYTES = 8_000_000;
const AT_ONCE = 2;
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

const NONE: readonly UploadItem[] = [];
let items = NONE;
const listeners = new Set<() => void>();
const files = new Map<string, File>();
const running = new Map<string, Upload>();
let made = 0;

export const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const uploadItems = () => items;
export const noItems = () => NONE;

/** Begins to upload these, or says of each why not. Returns their keys. */
export function addFiles(picked: readonly File[], formats?: readonly FileFormat[]): string[] {
  const added = picked.map((file): UploadItem => {
    made += 1;
    const key = `upload-${made}`;
    const refusal = refuseUpload(file.name, file.size, formats);
    if (refusal === null) files.set(key, file);
    const state = refusal === null ? "waiting" : "refused";
    return { key, name: file.name, sizeBytes: file.size, sentBytes: 0, state, message: refusal ?? "", fileId: null };
  });
  set([...items, ...added]);
  fill();
  return added.map(({ key }) => key);
}

/** Goes on with an upload that failed. */
export function goOn(key: string): void {
  change(key, { state: "waiting", message: "" });
  fill();
}

/** Takes an upload off the list; one that is not whole is given up, here and on the server. */
export async function dismiss(key: string): Promise<void> {
  const upload = running.get(key);
  running.delete(key);
  files.delete(key);
  const finished = items.find((item) => item.key === key)?.state === "done";
  set(items.filter((item) => item.key !== key));
  fill();
  // A server that cannot be reached keeps it among the unfinished, where it can be discarded later.
  if (upload && !finished) await upload.abort(true).catch(() => {});
}

function fill(): void {
  const places = AT_ONCE - items.filter(({ state }) => state === "sending").length;
  for (const { key } of items.filter(({ state }) => state === "waiting").slice(0, Math.max(0, places))) {
    change(key, { state: "sending" });
    void send(key);
  }
}

async function send(key: string): Promise<void> {
  const file = files.get(key);
  if (!file) return;
  try {
    const upload = running.get(key) ?? (await prepare(key, file));
    // Dismissed meanwhile.
    if (!files.has(key)) return;
    running.set(key, upload);
    upload.start();
  } catch {
    end(key, { state: "failed", message: `“${file.name}” could not be read. Has it been moved since you chose it?` });
  }
}

async function prepare(key: string, file: File): Promise<Upload> {
  // Only people who upload load this.
  const tus = await import("tus-js-client");
  const upload: Upload = new tus.Upload(file, {
    endpoint: ENDPOINT,
    chunkSize: PART_BYTES,
    retryDelays: RETRY_DELAYS_MS,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name },
    onUploadUrlAvailable: () => change(key, { fileId: upload.url?.split("/").at(-1) ?? null }),
    onProgress: (sentBytes) => change(key, { sentBytes }),
    onSuccess: () => end(key, { state: "done", sentBytes: file.size }),
    onError: (error) => end(key, { state: "failed", message: errorSentence(error) }),
  });
  const [earlier] = await upload.findPreviousUploads();
  if (earlier) upload.resumeFromPreviousUpload(earlier);
  return upload;
}

function end(key: string, result: Partial<UploadItem>): void {
  change(key, result);
  if (result.state === "done") files.delete(key);
  fill();
}

function change(key: string, part: Partial<UploadItem>): void {
  set(items.map((item) => (item.key === key ? { ...item, ...part } : item)));
}

function set(next: readonly UploadItem[]): void {
  items = next;
  for (const listener of listeners) listener();
}

if (typeof window !== "undefined")
  window.addEventListener("beforeunload", (event) => {
    if (items.some(({ state }) => state === "waiting" || state === "sending")) event.preventDefault();
  });
