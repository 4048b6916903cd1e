import type { ErrorCode, Outcome } from "@/lib/errors.ts";
import { type Draft, STEPS, type Step } from "@/lib/generation/config.ts";

// The draft as this tab has it. Every change is kept here at once and saved a moment later, one save at a time, so that
// moving between the steps never waits for the server and never loses anything.

export interface DraftServer {
  /** Saves one step of the draft. Answers with the new revision; `conflict:draft` when the draft was saved from elsewhere meanwhile. */
  save(step: Step, draft: Draft, revision: number): Promise<Outcome<number>>;
  load(): Promise<Outcome<SavedDraft>>;
}

export interface SavedDraft {
  draft: Draft;
  revision: number;
}

/** What has not reached the server yet: the revision that it builds on, and the steps that were changed. */
export interface Unsaved {
  revision: number;
  steps: Partial<Draft>;
}

type SaveState =
  | { kind: "saved" }
  | { kind: "saving" }
  | { kind: "conflict" }
  | { kind: "failed"; message: string /** Whether it is tried again without the user. */; retries: boolean };

export interface DraftView {
  draft: Draft;
  save: SaveState;
  /** Goes up when the draft was replaced from outside, and the forms must start anew. */
  epoch: number;
  /** Steps whose errors are shown: the user has tried to leave them, or has looked at the summary. */
  checked: readonly Step[];
  visited: readonly Step[];
  /** Set while the generation is being started. */
  starting: boolean;
}

export const SAVE_DELAY_MS = 600;
const RETRY_MS = { first: 2_000, most: 30_000 };
const OFFLINE: Outcome<never> = {
  ok: false,
  error: { code: "unavailable:server", message: "the studio cannot be reached. Your changes are kept in this tab." },
};

export class DraftStore {
  #view: DraftView;
  #revision: number;
  #server: DraftServer;
  #dirty = new Set<Step>();
  #inFlight: Step | null = null;
  #running: Promise<boolean> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #listeners = new Set<() => void>();

  constructor(saved: SavedDraft, server: DraftServer) {
    this.#view = { draft: saved.draft, save: { kind: "saved" }, epoch: 0, checked: [], visited: [], starting: false };
    this.#revision = saved.revision;
    this.#server = server;
  }

  get view(): DraftView {
    return this.#view;
  }

  get revision(): number {
    return this.#revision;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes a step's new values and saves them after a moment of quiet. Values that are the same change nothing. */
  change<S extends Step>(step: S, values: Draft[S]): void {
    if (isSame(values, this.#view.draft[step])) return;
    this.#dirty.add(step);
    this.#set({ draft: { ...this.#view.draft, [step]: structuredClone(values) } });
    if (this.#view.save.kind === "conflict") return;
    if (this.#view.save.kind === "saved") this.#set({ save: { kind: "saving" } });
    this.#schedule(SAVE_DELAY_MS);
  }

  /** Saves all that is not saved yet. False when something could not be; `view.save` then says why. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    if (this.#view.save.kind === "conflict") return false;
    if (this.#dirty.size === 0) return true;
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Another tab's newer version wins: this tab's unsaved changes are dropped. */
  async loadNewer(): Promise<void> {
    const newest = await attempt(() => this.#server.load());
    if (!newest.ok) return this.#fail(newest.error.code, newest.error.message);
    this.#dirty.clear();
    this.#revision = newest.value.revision;
    this.#set({ draft: newest.value.draft, save: { kind: "saved" }, epoch: this.#view.epoch + 1 });
  }

  /** This tab's version wins: all of it is saved over the newer one. */
  async keepMine(): Promise<void> {
    const newest = await attempt(() => this.#server.load());
    if (!newest.ok) return this.#fail(newest.error.code, newest.error.message);
    this.#revision = newest.value.revision;
    for (const step of STEPS) this.#dirty.add(step);
    this.#set({ save: { kind: "saving" } });
    await this.flush();
  }

  /** What a reload would lose now; null when nothing. */
  unsaved(): Unsaved | null {
    const steps = new Set(this.#dirty);
    if (this.#inFlight) steps.add(this.#inFlight);
    if (steps.size === 0) return null;
    return { revision: this.#revision, steps: Object.fromEntries([...steps].map((step) => [step, this.#view.draft[step]])) };
  }

  /** Takes up what a reload interrupted. When the draft was saved from elsewhere meanwhile, the user decides. */
  restore({ revision, steps }: Unsaved): void {
    const changed = STEPS.filter((step) => steps[step] && !isSame(steps[step], this.#view.draft[step]));
    if (changed.length === 0) return;
    for (const step of changed) this.#dirty.add(step);
    const same = revision === this.#revision;
    const draft = { ...this.#view.draft, ...Object.fromEntries(changed.map((step) => [step, steps[step]])) };
    this.#set({ draft, epoch: this.#view.epoch + 1, save: { kind: same ? "saving" : "conflict" } });
    if (same) this.#schedule(0);
  }

  visit(step: Step): void {
    if (!this.#view.visited.includes(step)) this.#set({ visited: [...this.#view.visited, step] });
  }

  check(steps: readonly Step[]): void {
    if (steps.some((step) => !this.#view.checked.includes(step))) this.#set({ checked: [...new Set([...this.#view.checked, ...steps])] });
  }

  setStarting(starting: boolean): void {
    this.#set({ starting });
  }

  async #saveAll(): Promise<boolean> {
    this.#set({ save: { kind: "saving" } });
    for (const step of this.#steps()) {
      this.#dirty.delete(step);
      this.#inFlight = step;
      const saved = await attempt(() => this.#server.save(step, this.#view.draft, this.#revision));
      this.#inFlight = null;
      if (!saved.ok) {
        this.#dirty.add(step);
        if (saved.error.code === "conflict:draft" && (await this.#holdsMine())) continue;
        this.#fail(saved.error.code, saved.error.message);
        return false;
      }
      this.#revision = saved.value;
      this.#failures = 0;
    }
    this.#set({ save: { kind: "saved" } });
    return true;
  }

  /** An answer that was lost on the way looks like another tab's save. What the server holds tells them apart. */
  async #holdsMine(): Promise<boolean> {
    const newest = await attempt(() => this.#server.load());
    if (!newest.ok || STEPS.some((step) => !isSame(newest.value.draft[step], this.#view.draft[step]))) return false;
    this.#revision = newest.value.revision;
    this.#dirty.clear();
    return true;
  }

  /** Unsaved steps until none is left: more can come while one is being saved. */
  *#steps(): Generator<Step> {
    for (let [step] = this.#dirty; step; [step] = this.#dirty) yield step;
  }

  #fail(code: ErrorCode, message: string): void {
    const retries = /^(unavailable|internal|too-many|unauthorized):/.test(code);
    this.#set({ save: code === "conflict:draft" ? { kind: "conflict" } : { kind: "failed", message, retries } });
    if (retries) this.#schedule(Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** this.#failures++));
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  #set(change: Partial<DraftView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Drafts are plain data whose keys stand in the schema's order. */
const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** A request that never reached the server rejects; here that is an answer like any other. */
async function attempt<Value>(work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    return await work();
  } catch {
    return OFFLINE;
  }
}
