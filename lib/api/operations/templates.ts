import { z } from "zod";
import { TEMPLATE_IDS, WORKFLOWS } from "../../generation/config.ts";
import { jsonSchema } from "../../json.ts";
import { TEMPLATE_LIMITS, templateAbout } from "../../templates/about.ts";
import { getAnyTemplate, listAnyTemplates } from "../../templates/any-template.ts";
import { deleteTemplate, saveTemplate, saveTemplateSettings, updateTemplate } from "../../templates/saved-templates.ts";
import { templateSettings } from "../../templates/template-file.ts";
import { type Operation, operation } from "../operation.ts";
import { idParams, pageOf, pageQuery, time } from "../schemas.ts";
import { count } from "./generation-schemas.ts";

const tag = "Templates";

const templateItem = z.object({
  id: z.string(),
  builtIn: z.boolean(),
  name: z.string(),
  description: z.string(),
  shared: z.boolean().describe("Whether everybody in the studio sees it."),
  mine: z.boolean().describe("Whether you may change and delete it."),
  ownerName: z.string().describe("Empty for a built-in one."),
  workflow: z.enum(WORKFLOWS),
  template: z.enum(TEMPLATE_IDS).describe("The built-in template beneath."),
  seeds: count,
  examples: count,
  updatedAt: time.nullable(),
});

const template = templateItem.extend({
  settings: templateSettings.describe("What a generation takes from it: the wizard's steps, without name, model, files and limit."),
});

const { name, description } = templateAbout.shape;
const shared = z.boolean().default(false).describe("Whether everybody in the studio sees it.");

/** From a generation, or from settings as `GET /v1/templates/{id}` and a template's file have them. */
const newTemplate = z
  .strictObject({
    ...{ name, description: description.default(""), shared },
    generationId: z.string().max(100).optional().describe("A generation or draft whose settings are kept."),
    settings: z
      .record(z.string(), jsonSchema)
      .optional()
      .describe("`workflow`, `template`, `prompt` and `examples`; what the template beneath has a default for may be left out."),
    // As they stand in a template's file, so that one can be sent as it is.
    format: z.literal("seedloom-template").optional(),
    version: z.literal(1).optional(),
  })
  .refine((body) => (body.generationId === undefined) !== (body.settings === undefined), "Give either generationId or settings.");

export const templateOperations: Operation[] = [
  operation({
    ...{ id: "listTemplates", method: "GET", path: "/v1/templates", tag, summary: "List templates" },
    description: "The built-in ones first, then your own and the shared ones, the newest first.",
    ...{ scope: "read", status: 200, query: z.strictObject(pageQuery), answer: pageOf(templateItem), example: { query: "limit=20" } },
    run: (actor, { query }) => listAnyTemplates(actor, query),
  }),
  operation({
    ...{ id: "createTemplate", method: "POST", path: "/v1/templates", tag, summary: "Keep settings as a template" },
    description: `From a generation, or from settings or a template's file, of at most ${TEMPLATE_LIMITS.fileLength / 1_000_000} MB.`,
    ...{ scope: "completions.write", idempotent: true, status: 201, body: newTemplate, bodyLimit: TEMPLATE_LIMITS.fileLength },
    answer: template,
    example: {
      body: {
        ...{ name: "Git questions", shared: true },
        settings: { workflow: "supervised-fine-tuning", template: "custom", prompt: { seeds: ["Branches", "Rebasing"], rowsPerSeed: 5 } },
      },
    },
    async run(actor, { body: { generationId, settings, ...about } }) {
      const { id } = await (generationId === undefined
        ? saveTemplateSettings(actor, { ...about, settings })
        : saveTemplate(actor, { ...about, generationId }));
      return getAnyTemplate(actor, id);
    },
  }),
  operation({
    ...{ id: "getTemplate", method: "GET", path: "/v1/templates/{id}", tag, summary: "One template with its settings" },
    ...{ scope: "read", status: 200, params: idParams, answer: template },
    run: (actor, { params: { id } }) => getAnyTemplate(actor, id),
  }),
  operation({
    ...{ id: "updateTemplate", method: "PATCH", path: "/v1/templates/{id}", tag, summary: "Rename it, or share it" },
    ...{ scope: "completions.write", status: 200, params: idParams },
    body: z
      .strictObject({ name: name.optional(), description: description.optional(), shared: z.boolean().optional() })
      .refine((change) => Object.keys(change).length > 0, "Give at least one of name, description and shared."),
    ...{ answer: template, example: { body: { shared: true } } },
    async run(actor, { params: { id }, body }) {
      await updateTemplate(actor, id, body);
      return getAnyTemplate(actor, id);
    },
  }),
  operation({
    ...{ id: "deleteTemplate", method: "DELETE", path: "/v1/templates/{id}", tag, summary: "Delete a saved template" },
    description: "Generations that were made with it stay as they are.",
    ...{ scope: "completions.write", status: 204, params: idParams, answer: "nothing" },
    run: (actor, { params: { id } }) => deleteTemplate(actor, id),
  }),
];
