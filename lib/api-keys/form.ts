import { z } from "zod";
import { SCOPES } from "./scopes.ts";

export const NAME_LENGTH = 100;

/** Days after which a key ends, as the page offers them; 0 for never. */
export const EXPIRY_DAYS = [30, 90, 365, 0] as const;

const name = z
  .string()
  .trim()
  .min(1, "Give the key a name, such as what uses it.")
  .max(NAME_LENGTH, `A name has at most ${NAME_LENGTH} characters.`);
export const scopeSchema = z.enum(SCOPES, { error: `Choose ${SCOPES.slice(0, -1).join(", ")} or ${SCOPES.at(-1)}.` });

/** The dialog’s form. */
export const apiKeyForm = z.object({
  name,
  scope: scopeSchema,
  expiryDays: z.union(
    EXPIRY_DAYS.map((days) => z.literal(days)),
    { error: "Choose when it ends." },
  ),
});
export type ApiKeyForm = z.infer<typeof apiKeyForm>;

/** What `createApiKey` takes. `expiresAt` null for never. */
export const newApiKey = z.object({
  name,
  scopes: z.array(scopeSchema).min(1, "Choose what the key may do."),
  expiresAt: z.date().nullable(),
});
export type NewApiKey = z.infer<typeof newApiKey>;

/** The moment this many days from `now`; null for 0, never. */
export const expiryAfter = (days: number, now: Date) => (days === 0 ? null : new Date(now.getTime() + days * 86_400_000));
