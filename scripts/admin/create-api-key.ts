import { z } from "zod";
import { emailSchema } from "../../lib/accounts/forms.ts";
import { expiryAfter, newApiKey, scopeSchema } from "../../lib/api-keys/form.ts";
import { AppError } from "../../lib/errors.ts";
import type { AdminCommand } from "../admin.ts";

const USAGE = "create-api-key --email ADDRESS --scope read|completions.write|admin [--name NAME] [--expires-days DAYS]";

const schema = z.object({
  email: emailSchema,
  scope: scopeSchema,
  name: newApiKey.shape.name.default("Made by a script"),
  "expires-days": z.coerce
    .number({ error: "must be a number of days" })
    .int("must be a whole number of days")
    .min(1, "must be at least 1")
    .max(3_650, "must be at most 3650")
    .optional(),
});

/** Makes a key of somebody who has an account, and prints nothing but the key. Without `--expires-days` it never ends. */
export const createApiKeyCommand: AdminCommand = {
  usage: USAGE,
  options: { email: { type: "string" }, scope: { type: "string" }, name: { type: "string" }, "expires-days": { type: "string" } },
  prepare(values) {
    const missing = ["email", "scope"].find((name) => values[name] === undefined);
    if (missing) throw new AppError("bad-input:command", `--${missing} is missing; usage: npm run -s admin -- ${USAGE}`);
    const { data, error } = schema.safeParse(values);
    if (error) throw new AppError("bad-input:command", `--${String(error.issues[0]?.path[0])}: ${error.issues[0]?.message}`);
    return async () => {
      const { findActor } = await import("../../lib/accounts/find-actor.ts");
      const { createApiKey } = await import("../../lib/api-keys/api-keys.ts");
      const now = new Date();
      const expiresAt = expiryAfter(data["expires-days"] ?? 0, now);
      const { key } = await createApiKey(await findActor(data.email), { name: data.name, scopes: [data.scope], expiresAt }, now);
      return key;
    };
  },
};
