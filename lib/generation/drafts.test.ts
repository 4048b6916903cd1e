import { beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { draftFor } from "../templates/index.ts";
import { cloneGeneration, copyName, createDraft, getDraft, saveDraft } from "./drafts.ts";
import { listGenerations } from "./list.ts";

async function makeUser(email: string, role: Actor["role"]): Promise<Actor> {
  const { id } = await database().user.create({ data: { email, name: email, role } });
  return { id, role, teamId: null };
}

let ada: Actor;
let bob: Actor;
let owner: Actor;

beforeAll(async () => {
  await useTestDatabase();
  ada = await makeUser("ada@example.com", "member");
  bob = await makeUser("bob@example.com", "member");
  owner = await makeUser("owner@example.com", "owner");
});

const all = { sort: "created", direction: "desc", page: 1, pageSize: 25 } as const;

describe("drafts", () => {
  test("a step is stored as it is, even half filled, and the other steps stay", async () => {
    const { id } = await createDraft(ada, "text-to-sql");
    const { draft, revision } = await getDraft(ada, id);
    const half = { ...draft.prompt, prompt: "", rowsPerSeed: null, temperature: 9 };
    expect(await saveDraft(ada, id, "prompt", half, revision)).toBe(revision + 1);
    const after = await getDraft(ada, id);
    expect(after.draft.prompt).toEqual(half);
    expect(after.draft.examples).toEqual(draft.examples);
  });

  test("a save based on an older revision is refused and changes nothing", async () => {
    const { id } = await createDraft(ada);
    const { draft, revision } = await getDraft(ada, id);
    await saveDraft(ada, id, "configure", { ...draft.configure, name: "First tab" }, revision);
    const second = saveDraft(ada, id, "configure", { ...draft.configure, name: "Second tab" }, revision);
    await expect(second).rejects.toMatchObject({ code: "conflict:draft" });
    expect((await getDraft(ada, id)).draft.configure.name).toBe("First tab");
  });

  test("of two saves at the same moment, one is refused", async () => {
    const { id } = await createDraft(ada);
    const { draft, revision } = await getDraft(ada, id);
    const save = (name: string) => saveDraft(ada, id, "configure", { ...draft.configure, name }, revision);
    const results = await Promise.allSettled([save("one"), save("two"), save("three")]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });

  test("another member's draft is not there, for an owner it is", async () => {
    const { id } = await createDraft(ada);
    const { draft, revision } = await getDraft(ada, id);
    await expect(getDraft(bob, id)).rejects.toMatchObject({ code: "not-found:generation" });
    await expect(saveDraft(bob, id, "summary", draft.summary, revision)).rejects.toMatchObject({ code: "not-found:generation" });
    await expect(cloneGeneration(bob, id)).rejects.toMatchObject({ code: "not-found:generation" });
    await expect(getDraft(ada, "not-an-id")).rejects.toMatchObject({ code: "not-found:generation" });
    expect((await getDraft(owner, id)).id).toBe(id);
  });

  test("a clone has exactly the same settings under another name, and is the cloner's", async () => {
    const { id } = await createDraft(ada, "custom");
    const { draft, revision } = await getDraft(ada, id);
    await saveDraft(ada, id, "configure", { ...draft.configure, name: "Haikus" }, revision);
    const clone = await getDraft(owner, (await cloneGeneration(owner, id)).id);
    expect(clone.draft).toEqual({ ...draft, configure: { ...draft.configure, name: "Haikus (copy)" } });
    await expect(getDraft(ada, clone.id)).rejects.toMatchObject({ code: "not-found:generation" });
  });
});

describe("the list", () => {
  test("members see their own, owners everybody's; filters, order and pages are the database's", async () => {
    await database().generation.deleteMany();
    for (const [actor, name, asked] of [
      [ada, "Poems", 30],
      [ada, "Greetings", 10],
      [bob, "Poetry slam", 20],
    ] as const) {
      await database().generation.create({
        data: { ownerId: actor.id, name, asked, status: "completed", accepted: asked, config: draftFor("custom") },
      });
    }
    const names = async (actor: Actor, query: object) =>
      (await listGenerations(actor, { ...all, ...query })).items.map((item) => item.name);
    expect(await names(ada, {})).toEqual(["Greetings", "Poems"]);
    expect(await names(owner, { search: "POE" })).toEqual(["Poetry slam", "Poems"]);
    expect(await names(owner, { sort: "pairs", direction: "asc" })).toEqual(["Greetings", "Poetry slam", "Poems"]);
    expect(await names(owner, { owner: bob.id })).toEqual(["Poetry slam"]);
    expect(await names(ada, { owner: bob.id })).toEqual([]);
    expect(await names(owner, { status: ["running"] })).toEqual([]);
    const second = await listGenerations(owner, { ...all, page: 2, pageSize: 2 });
    expect([second.total, second.items.map((item) => item.name)]).toEqual([3, ["Poems"]]);
  });
});

test.each([
  ["Poems", "Poems (copy)"],
  ["Poems (copy)", "Poems (copy 2)"],
  ["Poems (copy 9)", "Poems (copy 10)"],
  ["", ""],
])("the copy of “%s” is called “%s”", (name, copy) => expect(copyName(name)).toBe(copy));
