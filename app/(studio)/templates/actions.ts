"use server";

import { z } from "zod";
import { TEMPLATE_LIMITS, templateAbout } from "@/lib/templates/about.ts";
import { deleteTemplate, importTemplate, saveTemplate, updateTemplate } from "@/lib/templates/saved-templates.ts";
import { action } from "../../server.ts";

const one = z.object({ id: z.uuid() });
const about = templateAbout.extend({ shared: z.boolean() });
const file = z.object({
  name: z.string().max(500),
  text: z.string().max(TEMPLATE_LIMITS.fileLength, "The file is larger than 2 MB. Is it the right one?"),
});

export const saveTemplateAction = action(about.extend({ generationId: z.uuid() }), (user, input) => saveTemplate(user, input));

export const updateTemplateAction = action(about.extend(one.shape), (user, { id, ...change }) => updateTemplate(user, id, change));

export const deleteTemplateAction = action(one, (user, { id }) => deleteTemplate(user, id));

export const importTemplateAction = action(file, (user, { name, text }) => importTemplate(user, text, name));
