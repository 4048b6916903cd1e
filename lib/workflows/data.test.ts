import { text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { ensureDemoConnection } from "../connections/connections.ts";
import { database } from "../db/client.ts";
import { prepareExport } from "../export/stored/prepare-export.ts";
import { planGeneration } from "../generation/planning.ts";
import { makeUser, reply, rest, rowsPurpose, startEngine, untilStatus } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { bulkChange } from "../review/bulk-change.ts";
import { openWorkflowData, type SplitLinks, workflowData } from "./data.ts";
import { createBody, dataBody, generateBody } from "./forms.ts";
import { generateFromWorkflow } from "./generate.ts";
import { createWorkflow } from "./workflows.ts";

let member: Actor;

withTestQueue(async () => {
  member = await makeUser();
  await ensureDemoConnection();
});

/** What a worker does: prepares the exports that are asked for, until the answer is there. */
async function withWorker<Value>(work: Promise<Value>): Promise<Value> {
  let done = false;
  const answer = work.finally(() => {
    done = true;
  });
  answer.catch(() => {});
  while (!done) {
    const waiting = await database().export.findMany({ where: { status: "preparing" } });
    for (const { id } of waiting) await prepareExport(id, { signal: new AbortController().signal });
    await rest(30);
  }
  return answer;
}

const read = async (link: string | null) => {
  const { content, sizeBytes, contentType, contentDisposition } = await openWorkflowData(link?.split("/").at(-1) ?? "");
  const whole = await text(content);
  expect(Buffer.byteLength(whole)).toBe(sizeBytes);
  return { whole, contentType, contentDisposition };
};

test("a task's rows in the workflow's split, as JSON and CSV, behind links that need no session", async () => {
  const schema_example = { question: "Why?", answer: "Because." };
  const config = { name: "C", system_prompt: "", user_prompt_template: "{{workflow.user_prompt}}", schema_example };
  const body = { workflow_name: "Rows", workflow_config: config, total_examples: 40, tags: ["t"], llm_model: "demo", split: [75, 25, 0] };
  const { workflow } = await createWorkflow(member, createBody.parse({ workflow: body, user_prompt: "Questions" }));
  const ask = (change: object = {}) => workflowData(member, dataBody.parse({ workflow_id: workflow.id, ...change }));
  await expect(ask()).rejects.toMatchObject({ code: "conflict:task" });

  const prompts = ["Animals", "Plants"];
  const { task_id } = await generateFromWorkflow(member, workflow.id, generateBody.parse({ prompts }));
  await expect(ask({ task_id })).rejects.toMatchObject({ code: "conflict:task", message: expect.stringMatching(/0 of 40 rows/) });
  await expect(ask({ task_id: "00000000-0000-4000-8000-000000000000" })).rejects.toMatchObject({ code: "not-found:task" });
  await planGeneration(task_id);
  const engine = startEngine(async (request) => {
    const { topic, count, batch } = rowsPurpose(request);
    const word = (index: number) => `${topic} ${batch} ${"abcdefghijklmnopqrst".charAt(index).repeat(9)} ${batch * 31 + index}`;
    return reply(Array.from({ length: count }, (_, index) => ({ question: `${word(index)}?`, answer: `${word(index)}, "yes".` })));
  });
  await untilStatus(task_id, "completed");
  await engine.stop(1_000);

  const data = await withWorker(ask());
  expect(data).toMatchObject({ status: "ready", task_id, rows: 40, json: { test: null }, csv: { test: null } });
  const rowsOf = async ({ train, validation }: SplitLinks, reader: (whole: string) => unknown[]) =>
    Promise.all([train, validation].map(async (link) => reader((await read(link)).whole)));
  if (!data.json || !data.csv) throw new Error("links were expected");
  const json = await rowsOf(data.json, (whole) => JSON.parse(whole));
  expect(json.map((rows) => rows.length)).toEqual([30, 10]);
  expect(await rowsOf(data.csv, (whole) => parse(whole, { columns: true, bom: true }))).toEqual(json);
  const { contentType, contentDisposition } = await read(data.csv.validation);
  expect(contentType).toMatch(/^text\/csv/);
  expect(contentDisposition).toContain('filename="rows-validation.csv"');

  // The same files as long as the rows say the same; new ones after a review.
  const exports = () => database().export.count({ where: { generationId: task_id } });
  expect((await ask()).status).toBe("ready");
  expect(await exports()).toBe(2);
  await rest(5);
  await bulkChange(member, task_id, "reject", {});
  expect(await withWorker(ask())).toMatchObject({ status: "ready" });
  expect(await exports()).toBe(4);

  const token = data.json.train?.split("/").at(-1) ?? "";
  await expect(openWorkflowData(token, new Date(Date.now() + 3_700_000))).rejects.toMatchObject({ code: "forbidden:link" });
  await database().generation.delete({ where: { id: task_id } });
  await expect(openWorkflowData(token)).rejects.toMatchObject({ code: "not-found:export" });
  await expect(workflowData(await makeUser(), dataBody.parse({ workflow_id: workflow.id }))).rejects.toMatchObject({
    code: "not-found:workflow",
  });
});
