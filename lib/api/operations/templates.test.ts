import { expect, test } from "vitest";
import type { Actor } from "../../accounts/actor.ts";
import { makeDraft, makeUser } from "../../generation/test-support.ts";
import { withTestQueue } from "../../jobs/test-support.ts";
import { exportTemplate } from "../../templates/saved-templates.ts";
import { type Client, callersFor, expectProblem, idOf, readAll } from "../test-support.ts";

// Templates by program, and generations that begin with one.

let person: Actor;
let ada: Client;
let reader: Client;
let bob: Client;

withTestQueue(async () => {
  person = await makeUser();
  [ada, reader, bob] = await callersFor(person);
});

const settings = {
  workflow: "supervised-fine-tuning",
  template: "custom",
  prompt: { prompt: "Ask about {{topic}}.", seeds: ["Git"], rowsPerSeed: 4 },
};

test("kept from a generation, from settings, and from a template's file", async () => {
  const draft = await makeDraft(person, { seeds: ["Lists", "Trees"] });
  const kept = await ada("POST", "/v1/templates", { name: "Kept", generationId: draft });
  expect(kept.status).toBe(201);
  expect(kept.body).toMatchObject({
    name: "Kept",
    builtIn: false,
    mine: true,
    seeds: 2,
    settings: { prompt: { seeds: ["Lists", "Trees"] } },
  });
  const { text } = await exportTemplate(person, idOf(kept));
  const again = await ada("POST", "/v1/templates", JSON.parse(text));
  expect(again.body).toMatchObject({ name: "Kept", settings: { prompt: { seeds: ["Lists", "Trees"] } } });
  const written = await ada("POST", "/v1/templates", { name: "Written", shared: true, settings });
  expect(written.body).toMatchObject({ seeds: 1, shared: true, settings: { prompt: { rowsPerSeed: 4 } } });

  const all = await readAll(ada, "/v1/templates", 4);
  expect(all.slice(-3).map(({ id }) => id)).toEqual([idOf(written), idOf(again), idOf(kept)]);
  expect(all.slice(0, -3).every(({ builtIn }) => builtIn === true)).toBe(true);
  expect((await readAll(bob, "/v1/templates", 50)).filter(({ builtIn }) => !builtIn).map(({ id }) => id)).toEqual([idOf(written)]);
  expect((await reader("GET", "/v1/templates/text-to-sql")).body).toMatchObject({ builtIn: true, settings: { template: "text-to-sql" } });

  const changed = await ada("PATCH", `/v1/templates/${idOf(kept)}`, { description: "For schools" });
  expect(changed.body).toMatchObject({ name: "Kept", description: "For schools", shared: false });
  expect((await ada("DELETE", `/v1/templates/${idOf(kept)}`)).status).toBe(204);
  expectProblem(await ada("GET", `/v1/templates/${idOf(kept)}`), 404, "not-found:template");
});

test("a generation begins with one; what is given goes before it", async () => {
  const id = idOf(await ada("POST", "/v1/templates", { name: "Base", settings }));
  const begin = (templateId: string, rest: object = {}) => ada("POST", "/v1/generations", { templateId, start: false, ...rest });
  const made = await begin(id, { configure: { name: "From it" }, prompt: { rowsPerSeed: 7 } });
  expect(made.status).toBe(202);
  expect(made.body).toMatchObject({
    ...{ name: "From it", status: "draft", template: "custom", asked: 7 },
    config: { configure: { savedTemplateId: id }, prompt: { seeds: ["Git"], rowsPerSeed: 7 } },
  });
  expect((await begin("text-to-sql")).body).toMatchObject({ template: "text-to-sql" });
  expectProblem(await begin("none"), 404, "not-found:template");
  expectProblem(await begin(id, { configure: { template: "custom" } }), 400, "bad-input:config", "templateId");
  expectProblem(await bob("POST", "/v1/generations", { templateId: id, start: false }), 404, "not-found:template");
});

test("another's is not found, a shared one not changed by others, and what is wrong is named", async () => {
  const mine = idOf(await ada("POST", "/v1/templates", { name: "Mine", settings }));
  const shared = idOf(await ada("POST", "/v1/templates", { name: "Shared", shared: true, settings }));
  expectProblem(await bob("GET", `/v1/templates/${mine}`), 404, "not-found:template");
  expectProblem(await bob("PATCH", `/v1/templates/${shared}`, { name: "X" }), 403, "forbidden:template");
  expectProblem(await bob("DELETE", `/v1/templates/${shared}`), 403, "forbidden:template");
  expectProblem(await ada("DELETE", "/v1/templates/custom"), 404, "not-found:template");
  expectProblem(await reader("POST", "/v1/templates", { name: "X", settings }), 403, "forbidden:scope");
  expectProblem(await ada("POST", "/v1/templates", { name: "X" }), 400, "bad-input:body");
  expectProblem(
    await ada("POST", "/v1/templates", { name: "X", settings: { ...settings, template: "none" } }),
    400,
    "bad-input:template",
    "settings.template",
  );
  const wrong = { ...settings, prompt: { seeds: "Git" } };
  expectProblem(await ada("POST", "/v1/templates", { name: "X", settings: wrong }), 400, "bad-input:template", "settings.prompt.seeds");
  expectProblem(await ada("PATCH", `/v1/templates/${mine}`, {}), 400, "bad-input:body");
  expectProblem(await ada("PATCH", `/v1/templates/${mine}`, { name: "" }), 400, "bad-input:body", "name");
  expectProblem(await bob("POST", "/v1/templates", { name: "X", generationId: await makeDraft(person) }), 404, "not-found:generation");
});
