import { z } from "zod";
import { emailSchema, nameSchema, passwordSchema, roleSchema } from "../../lib/accounts/forms.ts";
import { AppError } from "../../lib/errors.ts";
import type { AdminCommand } from "../admin.ts";

const USAGE = "create-user --email ADDRESS --password PASSWORD --role owner|member|viewer [--name NAME]";

const schema = z.object({ email: emailSchema, password: passwordSchema, role: roleSchema, name: nameSchema.optional() });

export const createUserCommand: AdminCommand = {
  usage: USAGE,
  options: { email: { type: "string" }, password: { type: "string" }, role: { type: "string" }, name: { type: "string" } },
  prepare(values) {
    const missing = ["email", "password", "role"].find((name) => values[name] === undefined);
    if (missing) throw new AppError("bad-input:command", `--${missing} is missing; usage: npm run -s admin -- ${USAGE}`);
    const { data: user, error } = schema.safeParse(values);
    if (error) throw new AppError("bad-input:command", `--${String(error.issues[0]?.path[0])}: ${error.issues[0]?.message}`);
    return async () => {
      const { createUser } = await import("../../lib/accounts/users.ts");
      await createUser(user);
      return `Created the ${user.role} ${user.email}.`;
    };
  },
};
