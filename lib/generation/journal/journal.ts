import { closeSync, fstatSync, ftruncateSync, futimesSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { identityOf } from "../../processes.ts";
import type { CallJob, EngineLog, FinishedCall } from "../engine-types.ts";
import { type JournalOwner, type SentRequest, toLine } from "./lines.ts";

/**
 * What a worker has taken, sent and read but not yet committed, written down so that nothing of it is paid for twice or
 * forgotten when the worker is killed. Lines go to the page cache, which outlives the process, though not the machine.
 * Nothing here throws: a journal that cannot be written is off, with one warning, and comes back by itself.
 */
export interface Journal {
  /** Calls were taken from the queue. */
  taken(generationId: string, callIds: readonly string[]): void;
  /** A request goes out: resolves when that is written, one write for all that go out together. */
  sent(request: SentRequest): Promise<void>;
  /** A request ended with nothing to keep; its call is still this worker's. */
  ended(callId: string): void;
  /** A call has ended as it goes into the ledger. Written at the end of this turn. */
  answered(call: FinishedCall): void;
  /** Calls that are no business of this worker any more: committed, or about to be put back. */
  closed(callIds: readonly string[]): void;
  /** A sign of life, for machines that share the folder and cannot see this process. */
  alive(): void;
  /** Removes the journal unless something stands open in it: that is left for another worker. */
  close(): void;
}

export const noJournal: Journal = {
  taken() {},
  sent: async () => {},
  ended() {},
  answered() {},
  closed() {},
  alive() {},
  close() {},
};

export const JOURNAL_SUFFIX = ".journal";
const DRAFT_SUFFIX = ".draft";

/** From here on a file is written anew with what stands open, when that is less than half of it. In bytes. */
const ROTATE_AT = 8 * 1024 * 1024;
/** A file that holds nothing open is emptied from here on. */
const EMPTY_AT = 64 * 1024;
/** More than this standing open (a database that is away for long) is not written down: so a file stays below twice this. */
const MOST_OPEN = 32 * 1024 * 1024;
const TRY_AGAIN_MS = 1_000;
/** In characters. */
const MOST_PENDING = 128 * 1024;

interface JournalOptions {
  folder: string;
  workerId: string;
  log: EngineLog;
  /** Milliseconds; for tests. */
  clock?: () => number;
}

/** The journal of this process in a folder of its machine; mode 0600, for it holds rows. */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const owner: JournalOwner = { pid: process.pid, identity: (await identityOf(process.pid)) ?? "", host: hostname() };
  return new FileJournal(options, toLine({ owner }));
}

/** What stands open for one call: the line that says so, or only its generation while it is held. */
type OpenEntry = { line: string; heldFor?: undefined; job?: CallJob } | { heldFor: string };

class FileJournal implements Journal {
  readonly #folder: string;
  readonly #file: string;
  readonly #header: string;
  readonly #log: EngineLog;
  readonly #clock: () => number;
  readonly #open = new Map<string, OpenEntry>();
  /** Characters of the lines that stand open. */
  #openSize = 0;
  /** Null while the journal is off. */
  #handle: number | null = null;
  #size = 0;
  #pending = "";
  #turn: Promise<void> | null = null;
  #later: NodeJS.Immediate | null = null;
  #warned = false;
  #triedAt = Number.NEGATIVE_INFINITY;

  constructor({ folder, workerId, log, clock = () => performance.now() }: JournalOptions, header: string) {
    this.#folder = folder;
    this.#file = join(folder, `${workerId}${JOURNAL_SUFFIX}`);
    this.#header = header;
    this.#log = log;
    this.#clock = clock;
    this.#writeAnew();
  }

  taken(generationId: string, callIds: readonly string[]): void {
    if (callIds.length === 0) return;
    for (const id of callIds) this.#put(id, { heldFor: generationId });
    this.#add(toLine({ taken: { generationId, ids: callIds } }));
  }

  sent(request: SentRequest): Promise<void> {
    const line = toLine({ sent: request });
    this.#put(request.job.id, { line, job: request.job });
    this.#pending += line;
    this.#turn ??= Promise.resolve().then(() => {
      this.#turn = null;
      this.#write();
    });
    return this.#turn;
  }

  ended(callId: string): void {
    const entry = this.#open.get(callId);
    if (!entry || entry.heldFor !== undefined || !entry.job) return;
    this.#put(callId, { heldFor: entry.job.generationId });
    this.#add(toLine({ ended: [callId] }));
  }

  answered(call: FinishedCall): void {
    const line = toLine({ answered: call });
    this.#put(call.job.id, { line });
    this.#add(line);
  }

  closed(callIds: readonly string[]): void {
    const known = callIds.filter((id) => this.#drop(id));
    if (known.length > 0) this.#add(toLine({ closed: known }));
  }

  alive(): void {
    if (this.#handle === null) {
      this.#writeAnew();
      return;
    }
    try {
      const now = new Date();
      futimesSync(this.#handle, now, now);
      // A folder that was emptied under us takes the file with it.
      if (fstatSync(this.#handle).nlink === 0) this.#turnOff(new Error("the journal's file was deleted"));
    } catch (error) {
      this.#turnOff(error);
    }
  }

  close(): void {
    this.#write();
    if (this.#later) clearImmediate(this.#later);
    this.#closeHandle();
    this.#triedAt = Number.POSITIVE_INFINITY;
    if (this.#open.size === 0) this.#discard(this.#file);
  }

  /** At the end of this turn of the event loop is soon enough, unless much has come together. */
  #add(line: string): void {
    this.#pending += line;
    if (this.#pending.length > MOST_PENDING) this.#write();
    else this.#later ??= setImmediate(() => this.#write());
  }

  #write(): void {
    if (this.#later) clearImmediate(this.#later);
    this.#later = null;
    const text = this.#pending;
    this.#pending = "";
    if (text === "") return;
    if (this.#handle === null) {
      // What is written anew has these lines in it.
      this.#writeAnew();
      return;
    }
    try {
      this.#append(this.#handle, text);
      if (this.#open.size === 0 && this.#size > EMPTY_AT) {
        this.#size = Buffer.byteLength(this.#header);
        ftruncateSync(this.#handle, this.#size);
      } else if (this.#size > ROTATE_AT && (this.#size > 2 * this.#openSize || this.#openSize > MOST_OPEN)) this.#writeAnew();
    } catch (error) {
      this.#turnOff(error);
    }
  }

  #append(handle: number, text: string): void {
    const bytes = encode(text);
    // A disk that is about to be full takes a part, and refuses the rest.
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    this.#size += bytes.length;
  }

  /** Begins a file with what stands open now, beside the old one, which it replaces when it is whole. */
  #writeAnew(): void {
    if (this.#clock() - this.#triedAt < TRY_AGAIN_MS && this.#handle === null) return;
    if (this.#triedAt === Number.POSITIVE_INFINITY) return;
    this.#triedAt = this.#clock();
    const draft = `${this.#file}${DRAFT_SUFFIX}`;
    let handle: number | null = null;
    try {
      if (this.#openSize > MOST_OPEN) throw new Error("more calls wait to be committed than a journal may hold");
      makeFolder(dirname(this.#folder));
      makeFolder(this.#folder);
      rmSync(draft, { force: true });
      handle = openSync(draft, "ax", 0o600);
      this.#size = 0;
      this.#append(handle, this.#header + this.#openLines());
      renameSync(draft, this.#file);
      this.#closeHandle();
      this.#handle = handle;
      if (this.#warned) this.#log.info({}, "the worker's journal is written again");
      this.#warned = false;
    } catch (error) {
      this.#closeHandle();
      this.#handle = handle;
      this.#discard(draft);
      this.#turnOff(error);
    }
  }

  #discard(file: string): void {
    try {
      rmSync(file, { force: true });
    } catch {
      // Whoever recovers journals removes it.
    }
  }

  #closeHandle(): void {
    const handle = this.#handle;
    this.#handle = null;
    try {
      if (handle !== null) closeSync(handle);
    } catch {
      // It was closed before.
    }
  }

  #turnOff(error: unknown): void {
    this.#closeHandle();
    this.#triedAt = this.#clock();
    if (!this.#warned)
      this.#log.warn({ err: error }, "the worker's journal cannot be written: a kill now may cost more calls than those in flight");
    this.#warned = true;
  }

  #put(id: string, entry: OpenEntry): void {
    this.#drop(id);
    this.#open.set(id, entry);
    this.#openSize += lengthOf(entry);
  }

  #drop(id: string): boolean {
    this.#openSize -= lengthOf(this.#open.get(id));
    return this.#open.delete(id);
  }

  #openLines(): string {
    const held = new Map<string, string[]>();
    let text = "";
    for (const [id, entry] of this.#open)
      if (entry.heldFor === undefined) text += entry.line;
      else if (!held.get(entry.heldFor)?.push(id)) held.set(entry.heldFor, [id]);
    for (const [generationId, ids] of held) text += toLine({ taken: { generationId, ids } });
    return text;
  }
}

const lengthOf = (entry: OpenEntry | undefined) => (entry === undefined || entry.heldFor !== undefined ? 0 : entry.line.length);

/** Not `recursive`, with which Node never returns from some places (scripts/data-folder.ts). */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

const scratch = Buffer.allocUnsafe(512 * 1024);

/** UTF-8; good until the next call. */
const encode = (text: string) => (3 * text.length > scratch.length ? Buffer.from(text) : scratch.subarray(0, scratch.write(text)));
