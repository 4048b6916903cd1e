import { z } from "zod";

export const TEMPLATE_LIMITS = { nameLength: 80, descriptionLength: 300, fileLength: 2_000_000 } as const;

const atMost = (count: number) => `At most ${count} characters.`;

/** What a person writes about a template of their own. */
export const templateAbout = z.object({
  name: z.string().trim().min(1, "Give the template a name.").max(TEMPLATE_LIMITS.nameLength, atMost(TEMPLATE_LIMITS.nameLength)),
  description: z.string().trim().max(TEMPLATE_LIMITS.descriptionLength, atMost(TEMPLATE_LIMITS.descriptionLength)),
});
