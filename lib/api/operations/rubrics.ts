import { z } from "zod";
import { getAnyRubric, listAnyRubrics } from "../../evaluation/any-rubric.ts";
import { rubricForm } from "../../evaluation/rubric-form.ts";
import { deleteRubric, saveRubric } from "../../evaluation/rubrics.ts";
import { type Operation, operation } from "../operation.ts";
import { idParams, pageOf, pageQuery } from "../schemas.ts";
import { rubric } from "./evaluation-schemas.ts";

const tag = "Rubrics";

const { shape } = rubricForm;
const form = {
  ...shape,
  description: shape.description.default(""),
  shared: shape.shared.default(false).describe("Whether everybody in the studio sees it."),
  content: shape.content.describe(
    "1 to 8 criteria, each with the meanings of its scores 1 to 5 in this order, and up to 10 example rows with known scores.",
  ),
};

const meanings = [
  "It does not run.",
  "It runs, with wrong results.",
  "It works for the usual case.",
  "It works.",
  "It works, and is well written.",
];
const EXAMPLE = {
  name: "Runs and is tidy",
  content: {
    criteria: [
      {
        ...{ name: "Code", question: "Does the code in the answer run, and do what is asked?" },
        levels: meanings.map((meaning, index) => ({ score: index + 1, meaning })),
      },
    ],
    examples: [],
  },
};

export const rubricOperations: Operation[] = [
  operation({
    ...{ id: "listRubrics", method: "GET", path: "/v1/rubrics", tag, summary: "List rubrics" },
    description: "The built-in ones first, then your own and the shared ones, the newest first.",
    ...{ scope: "read", status: 200, query: z.strictObject(pageQuery), answer: pageOf(rubric), example: { query: "limit=20" } },
    run: (actor, { query }) => listAnyRubrics(actor, query),
  }),
  operation({
    ...{ id: "createRubric", method: "POST", path: "/v1/rubrics", tag, summary: "Keep a rubric" },
    ...{
      scope: "completions.write",
      idempotent: true,
      status: 201,
      body: z.strictObject(form),
      answer: rubric,
      example: { body: EXAMPLE },
    },
    async run(actor, { body }) {
      const { id } = await saveRubric(actor, body);
      return getAnyRubric(actor, id);
    },
  }),
  operation({
    ...{ id: "getRubric", method: "GET", path: "/v1/rubrics/{id}", tag, summary: "One rubric" },
    ...{ scope: "read", status: 200, params: idParams, answer: rubric },
    run: (actor, { params: { id } }) => getAnyRubric(actor, id),
  }),
  operation({
    ...{ id: "updateRubric", method: "PUT", path: "/v1/rubrics/{id}", tag, summary: "Write a rubric anew" },
    description: "With `version`, only as long as it still has that one. Evaluations that were made with it keep their copy.",
    ...{ scope: "completions.write", status: 200, params: idParams },
    body: z.strictObject({ ...form, version: z.int().min(1).optional() }),
    ...{ answer: rubric, example: { body: { ...EXAMPLE, version: 1 } } },
    async run(actor, { params: { id }, body }) {
      await saveRubric(actor, { ...body, id });
      return getAnyRubric(actor, id);
    },
  }),
  operation({
    ...{ id: "deleteRubric", method: "DELETE", path: "/v1/rubrics/{id}", tag, summary: "Delete a rubric" },
    description: "Evaluations that were made with it keep their copy.",
    ...{ scope: "completions.write", status: 204, params: idParams, answer: "nothing" },
    run: (actor, { params: { id } }) => deleteRubric(actor, id),
  }),
];
