import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AppError, type Outcome, toPublicError } from "@/lib/errors.ts";
import type { Draft, Step } from "@/lib/generation/config.ts";
import { draftFor } from "@/lib/templates/index.ts";
import { type DraftServer, DraftStore, SAVE_DELAY_MS } from "./draft-store.ts";

/** A server that keeps one draft as the real one does: a save on an old revision is refused. */
class Server implements DraftServer {
  draft: Draft = draftFor("custom");
  revision = 1;
  saves: Step[] = [];
  /** What the next saves answer instead of saving. */
  troubles: (() => Promise<never> | Outcome<never>)[] = [];

  async save(step: Step, draft: Draft, revision: number): Promise<Outcome<number>> {
    const trouble = this.troubles.shift();
    if (trouble) return trouble();
    if (revision !== this.revision) return failed("conflict:draft");
    this.draft = { ...this.draft, [step]: draft[step] };
    this.saves.push(step);
    return { ok: true, value: ++this.revision };
  }

  async load() {
    return { ok: true as const, value: { draft: this.draft, revision: this.revision } };
  }
}

const failed = (code: AppError["code"]): Outcome<never> => ({ ok: false, error: toPublicError(new AppError(code, "No.")) });

let server: Server;
let store: DraftStore;
const open = () => new DraftStore({ draft: server.draft, revision: server.revision }, server);
const name = (text: string, on = store) => on.change("configure", { ...on.view.draft.configure, name: text });
const quiet = (ms = SAVE_DELAY_MS) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  store = open();
});
afterEach(() => vi.useRealTimers());

describe("autosave", () => {
  test("saves once after a moment of quiet, and says so", async () => {
    name("P");
    name("Po");
    expect(store.view.save.kind).toBe("saving");
    await quiet();
    expect([server.saves, server.draft.configure.name, store.view.save.kind]).toEqual([["configure"], "Po", "saved"]);
  });

  test("values that did not change are not saved", async () => {
    store.change("prompt", structuredClone(store.view.draft.prompt));
    await quiet();
    expect([server.saves, store.view.save.kind]).toEqual([[], "saved"]);
  });

  test("what is typed during a save is saved after it", async () => {
    name("one");
    const flushed = store.flush();
    name("two");
    await flushed;
    await quiet();
    expect([server.draft.configure.name, store.unsaved()]).toEqual(["two", null]);
  });

  test("a save that fails is tried again until it works, and the change is not lost", async () => {
    server.troubles = [() => Promise.reject(new TypeError("Failed to fetch")), () => failed("internal:server")];
    name("Poems");
    await quiet();
    expect(store.view.save).toMatchObject({ kind: "failed", retries: true });
    expect(store.unsaved()?.steps.configure?.name).toBe("Poems");
    await quiet(10_000);
    expect([server.draft.configure.name, store.view.save.kind]).toEqual(["Poems", "saved"]);
  });

  test("a save whose answer was lost is not taken for another tab's", async () => {
    server.troubles = [
      () => {
        server.draft = { ...server.draft, configure: { ...server.draft.configure, name: "Poems" } };
        server.revision++;
        return Promise.reject(new TypeError("Failed to fetch"));
      },
    ];
    name("Poems");
    await quiet(10_000);
    expect([store.view.save.kind, store.unsaved()]).toEqual(["saved", null]);
    name("Poems and songs");
    expect(await store.flush()).toBe(true);
  });

  test("what the server refuses is said and not tried again by itself", async () => {
    server.troubles = [() => failed("bad-input:request")];
    name("Poems");
    await quiet(60_000);
    expect([server.saves, store.view.save]).toEqual([[], { kind: "failed", message: "No.", retries: false }]);
    expect(await store.flush()).toBe(true);
  });
});

describe("two tabs", () => {
  let other: DraftStore;
  beforeEach(async () => {
    other = open();
    name("first tab");
    await store.flush();
    name("second tab", other);
    expect(await other.flush()).toBe(false);
  });

  test("the later save is refused and nothing is overwritten, however often it is tried", async () => {
    name("second tab again", other);
    await quiet(60_000);
    expect([other.view.save.kind, server.draft.configure.name]).toEqual(["conflict", "first tab"]);
  });

  test("loading the newer version replaces this tab's and starts the forms anew", async () => {
    await other.loadNewer();
    expect([other.view.draft.configure.name, other.view.save.kind, other.view.epoch]).toEqual(["first tab", "saved", 1]);
    name("goes on", other);
    expect(await other.flush()).toBe(true);
  });

  test("keeping mine saves all of this tab", async () => {
    await other.keepMine();
    expect([server.draft.configure.name, other.view.save.kind]).toEqual(["second tab", "saved"]);
  });
});

describe("a reload before the save", () => {
  test("takes the unsaved change up and saves it", async () => {
    name("half a wo");
    const kept = store.unsaved();
    const reloaded = open();
    if (kept) reloaded.restore(kept);
    expect([reloaded.view.draft.configure.name, reloaded.view.epoch]).toEqual(["half a wo", 1]);
    expect(await reloaded.flush()).toBe(true);
    expect(server.draft.configure.name).toBe("half a wo");
  });

  test("is quiet when the save got through after all", async () => {
    name("done");
    const kept = store.unsaved();
    await store.flush();
    const reloaded = open();
    if (kept) reloaded.restore(kept);
    expect([reloaded.view.save.kind, reloaded.view.epoch]).toEqual(["saved", 0]);
  });

  test("asks when the draft was changed from elsewhere meanwhile", async () => {
    name("mine");
    const kept = store.unsaved();
    const other = open();
    name("theirs", other);
    await other.flush();
    const reloaded = open();
    if (kept) reloaded.restore(kept);
    expect([reloaded.view.save.kind, reloaded.view.draft.configure.name]).toEqual(["conflict", "mine"]);
    expect(server.draft.configure.name).toBe("theirs");
  });
});
