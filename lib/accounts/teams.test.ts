import { beforeEach, expect, test } from "vitest";
import { database } from "../db/client.ts";
import { listEvaluations } from "../evaluation/list.ts";
import { deleteRubric, listRubrics, saveRubric } from "../evaluation/rubrics.ts";
import { deleteFile, getFile, listFiles } from "../files/files.ts";
import { requireGeneration } from "../generation/access.ts";
import { getDraft, saveDraft } from "../generation/drafts.ts";
import { listGenerations } from "../generation/list.ts";
import { renameGeneration } from "../generation/manage.ts";
import { makeDraft, makeUser } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { deleteTemplate, listSavedTemplates, saveTemplate, updateTemplate } from "../templates/saved-templates.ts";
import type { Actor } from "./actor.ts";
import { acceptInvitation, createInvitation } from "./invitations.ts";
import { listColleagues, listPeople, removePerson } from "./people.ts";
import { resumeSession, startSession } from "./sessions.ts";
import { createTeam, deleteTeam, listTeams, renameTeam, setTeam } from "./teams.ts";

// Two teams of two, somebody alone, and the studio's owner, who is of no team.

interface People {
  owner: Actor;
  ada: Actor;
  rosa: Actor;
  ben: Actor;
  alone: Actor;
}

let made: People | undefined;
let red = "";

withTestQueue(async () => {});

beforeEach(async () => {
  await database().team.deleteMany();
  const owner = await makeUser("owner");
  red = (await createTeam(owner, { name: "Red" })).id;
  const blue = (await createTeam(owner, { name: "Blue" })).id;
  const join = async (teamId: string): Promise<Actor> => {
    const person = await makeUser();
    await setTeam(owner, { id: person.id, teamId });
    return { ...person, teamId };
  };
  made = { owner, ada: await join(red), rosa: await join(red), ben: await join(blue), alone: await makeUser() };
});

/** The people of a test, which `beforeEach` has made. */
function people(): People {
  if (!made) throw new Error("there are no people yet");
  return made;
}

const NOT_FOUND = { code: "not-found:generation" };

test("a generation is its team's to see and change, and nobody else's but an owner's", async () => {
  const { owner, ada, rosa, ben, alone } = people();
  const id = await makeDraft(ada);
  for (const actor of [owner, ada, rosa]) expect((await listGenerations(actor)).items.map((item) => item.id)).toContain(id);
  for (const actor of [ben, alone]) {
    expect((await listGenerations(actor)).items).toEqual([]);
    await expect(requireGeneration(actor, id)).rejects.toMatchObject(NOT_FOUND);
    await expect(renameGeneration(actor, id, "Mine")).rejects.toMatchObject(NOT_FOUND);
  }
  await renameGeneration(rosa, id, "Ours");
  const { draft, revision } = await getDraft(rosa, id);
  await saveDraft(rosa, id, "summary", { ...draft.summary, spendingLimit: 3 }, revision);
  expect((await getDraft(ada, id)).draft).toMatchObject({ configure: { name: "Ours" }, summary: { spendingLimit: 3 } });
  expect((await listGenerations(rosa, { owner: ada.id })).total).toBe(1);
  expect((await listGenerations(ben, { owner: ada.id })).total).toBe(0);
});

test("two who save the same revision of their team's draft do not overwrite each other", async () => {
  const { ada, rosa } = people();
  const id = await makeDraft(ada);
  const { draft, revision } = await getDraft(ada, id);
  const saves = [ada, rosa].map((actor, index) =>
    saveDraft(actor, id, "summary", { ...draft.summary, spendingLimit: index + 1 }, revision),
  );
  expect((await Promise.allSettled(saves)).map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("so are evaluations", async () => {
  const { ada, rosa, ben } = people();
  const subjectId = await makeDraft(ada);
  await database().generation.create({ data: { ownerId: ada.id, kind: "evaluation", subjectId, name: "Judged", config: {} } });
  expect((await listEvaluations(rosa)).items.map(({ name }) => name)).toEqual(["Judged"]);
  expect((await listEvaluations(ben)).total).toBe(0);
});

test("so are files, with what is made from them", async () => {
  const { ada, rosa, ben } = people();
  const data = { ownerId: ada.id, kind: "upload", key: "uploads/notes", name: "notes.md", format: "md", sizeBytes: 5, status: "ready" };
  const { id } = await database().file.create({ data });
  const generationId = await makeDraft(rosa);
  await database().generationFile.create({ data: { generationId, fileId: id, position: 0 } });
  expect((await listFiles(rosa)).items).toMatchObject([{ name: "notes.md", usedIn: [{ id: generationId }], usedElsewhere: 0 }]);
  await expect(getFile(ben, id)).rejects.toMatchObject({ code: "not-found:file" });
  await expect(deleteFile(ben, id)).rejects.toMatchObject({ code: "not-found:file" });
  await deleteFile(rosa, id);
  expect((await listFiles(ada)).total).toBe(0);
});

test("so are templates and rubrics, which a viewer of the team cannot change", async () => {
  const { ada, rosa, ben } = people();
  const viewer: Actor = { ...rosa, role: "viewer" };
  const about = { name: "Poems", description: "", shared: false };
  const { id } = await saveTemplate(ada, { generationId: await makeDraft(ada), ...about });
  expect(await listSavedTemplates(rosa)).toMatchObject([{ id, mine: true }]);
  expect(await listSavedTemplates(viewer)).toMatchObject([{ id, mine: false }]);
  expect(await listSavedTemplates(ben)).toEqual([]);
  await expect(deleteTemplate(viewer, id)).rejects.toMatchObject({ code: "forbidden:template" });
  await updateTemplate(rosa, id, { ...about, name: "Verses" });

  const levels = [1, 2, 3, 4, 5].map((score) => ({ score, meaning: `level ${score}` }));
  const content = { criteria: [{ name: "Fit", question: "Does the answer fit?", levels }], examples: [] };
  const rubric = await saveRubric(ada, { name: "Fit", description: "", shared: false, content });
  const seen = async (actor: Actor) => (await listRubrics(actor)).saved.map(({ id: own, mine }) => [own, mine]);
  expect(await seen(rosa)).toEqual([[rubric.id, true]]);
  expect(await seen(viewer)).toEqual([[rubric.id, false]]);
  expect(await seen(ben)).toEqual([]);
  await expect(deleteRubric(viewer, rubric.id)).rejects.toMatchObject({ code: "forbidden:rubric" });
  await deleteRubric(rosa, rubric.id);
});

test("owners name, fill and delete teams; when one is deleted, its people see their own things only", async () => {
  const { owner, ada, rosa } = people();
  await expect(createTeam(owner, { name: " red " })).rejects.toMatchObject({ code: "conflict:team", field: "name" });
  await expect(createTeam(owner, { name: " " })).rejects.toMatchObject({ code: "bad-input:team" });
  await renameTeam(owner, { id: red, name: "Crimson" });
  expect((await listTeams(owner)).map(({ name, people: in_ }) => [name, in_.length])).toEqual([
    ["Blue", 1],
    ["Crimson", 2],
  ]);
  const id = await makeDraft(ada);
  const { id: session } = await startSession(rosa.id, { userAgent: "", address: null });
  expect(await resumeSession(session)).toMatchObject({ teamId: red });
  await deleteTeam(owner, { id: red });
  const now = await resumeSession(session);
  expect(now).toMatchObject({ teamId: null });
  if (now) await expect(requireGeneration(now, id)).rejects.toMatchObject(NOT_FOUND);
  await expect(deleteTeam(owner, { id: red })).rejects.toMatchObject({ code: "not-found:team" });
  expect((await listPeople(owner)).find((person) => person.id === ada.id)?.team).toBeNull();
});

test("nobody but owners manages teams", async () => {
  const { ada } = people();
  const tries = [
    listTeams(ada),
    createTeam(ada, { name: "Mine" }),
    renameTeam(ada, { id: red, name: "Mine" }),
    deleteTeam(ada, { id: red }),
  ];
  for (const tried of [...tries, setTeam(ada, { id: ada.id, teamId: null })])
    await expect(tried).rejects.toMatchObject({ code: "not-found:page" });
});

test("an invitation brings a person into its team, with its role", async () => {
  const { owner } = people();
  const { token } = await createInvitation(owner, { email: null, role: "viewer", teamId: red });
  const { id } = await acceptInvitation(token, { name: "Vera", email: "vera@example.com", password: "seven green wheels" });
  expect(await database().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ role: "viewer", teamId: red });
  const gone = createInvitation(owner, { email: null, role: "viewer", teamId: "01890000-0000-7000-8000-000000000000" });
  await expect(gone).rejects.toMatchObject({ code: "not-found:team" });
});

test("what a removed person made stays with their team", async () => {
  const { owner, ada, rosa, alone } = people();
  const id = await makeDraft(ada);
  await saveTemplate(ada, { generationId: id, name: "Poems", description: "", shared: false });
  await removePerson(owner, { id: ada.id });
  expect(await requireGeneration(rosa, id)).toMatchObject({ ownerId: rosa.id });
  expect(await listSavedTemplates(rosa)).toHaveLength(1);
  const own = await makeDraft(alone);
  await removePerson(owner, { id: alone.id });
  expect(await requireGeneration(owner, own)).toMatchObject({ ownerId: owner.id });
});

test("people are told whom they share with", async () => {
  const { owner, ada, rosa, alone } = people();
  const ids = async (actor: Actor) => (await listColleagues(actor)).map(({ id }) => id).sort();
  expect(await ids(ada)).toEqual([ada.id, rosa.id].sort());
  expect(await ids(alone)).toEqual([alone.id]);
  expect((await ids(owner)).length).toBeGreaterThanOrEqual(5);
});
