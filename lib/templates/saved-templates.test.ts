import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { getDraft } from "../generation/drafts.ts";
import { makeDraft, makeUser } from "../generation/test-support.ts";
import {
  createDraftFromTemplate,
  deleteTemplate,
  exportTemplate,
  importTemplate,
  listSavedTemplates,
  saveTemplate,
  updateTemplate,
} from "./saved-templates.ts";

let owner: Actor;
let ada: Actor;
let bob: Actor;

beforeAll(async () => {
  await useTestDatabase();
  owner = await makeUser("owner");
  ada = await makeUser();
  bob = await makeUser();
});
afterAll(() => database().$disconnect());

const about = { name: "Mine", description: "For us.", shared: false };
const save = async (actor: Actor, change: Partial<typeof about> = {}) => {
  const generationId = await makeDraft(actor, { seeds: ["One", "Two"], provider: "openai", modelId: "a-model" });
  return (await saveTemplate(actor, { generationId, ...about, ...change })).id;
};

test("a draft begun with a template has its settings and nobody's connection or model", async () => {
  const id = await save(ada);
  const draft = await createDraftFromTemplate(ada, id);
  const { configure, prompt } = (await getDraft(ada, draft.id)).draft;
  expect(prompt.seeds).toEqual(["One", "Two"]);
  expect(configure).toMatchObject({ name: "", provider: "demo", modelId: "demo-small", savedTemplateId: id, fileIds: [] });
});

test("others see what is shared and nothing else; owners of the studio see all", async () => {
  const hidden = await save(ada, { name: "Hidden" });
  const shared = await save(ada, { name: "Shared", shared: true });
  const seen = async (actor: Actor) => (await listSavedTemplates(actor)).map(({ id }) => id);
  expect(await seen(bob)).toContain(shared);
  expect(await seen(bob)).not.toContain(hidden);
  expect(await seen(owner)).toEqual(expect.arrayContaining([hidden, shared]));
  const [item] = (await listSavedTemplates(bob)).filter(({ id }) => id === shared);
  expect(item).toMatchObject({ name: "Shared", mine: false, seeds: 2, template: "code-generation" });

  for (const id of [hidden, "00000000-0000-4000-8000-000000000000", "' or 1=1 --"]) {
    await expect(exportTemplate(bob, id)).rejects.toMatchObject({ code: "not-found:template" });
    await expect(createDraftFromTemplate(bob, id)).rejects.toMatchObject({ code: "not-found:template" });
    await expect(updateTemplate(bob, id, about)).rejects.toMatchObject({ code: "not-found:template" });
    await expect(deleteTemplate(bob, id)).rejects.toMatchObject({ code: "not-found:template" });
  }
  await expect(updateTemplate(bob, shared, about)).rejects.toMatchObject({ code: "forbidden:template" });
  await expect(deleteTemplate(bob, shared)).rejects.toMatchObject({ code: "forbidden:template" });
  expect((await createDraftFromTemplate(bob, shared)).id).toMatch(/^[0-9a-f-]{36}$/);
});

test("it can be renamed, described, shared no more and deleted, and the name is checked", async () => {
  const id = await save(ada, { shared: true });
  await updateTemplate(ada, id, { name: " New ", description: " Words ", shared: false });
  const [item] = (await listSavedTemplates(ada)).filter((one) => one.id === id);
  expect(item).toMatchObject({ name: "New", description: "Words", shared: false, mine: true });
  expect((await listSavedTemplates(bob)).some((one) => one.id === id)).toBe(false);
  await expect(updateTemplate(ada, id, { ...about, name: " " })).rejects.toMatchObject({ code: "bad-input:template", field: "name" });
  await deleteTemplate(owner, id);
  await expect(exportTemplate(ada, id)).rejects.toMatchObject({ code: "not-found:template" });
});

test("an exported template can be imported by another, as a private one", async () => {
  const { text, contentDisposition } = await exportTemplate(ada, await save(ada, { name: "Zum Üben" }));
  expect(contentDisposition).toContain("zum-uben.template.json");
  const { id, name } = await importTemplate(bob, text, "x.json");
  expect(name).toBe("Zum Üben");
  expect((await listSavedTemplates(bob)).find((one) => one.id === id)).toMatchObject({ mine: true, shared: false, seeds: 2 });
  await expect(importTemplate(bob, "{}", "x.json")).rejects.toMatchObject({ code: "bad-input:file" });
});
