import { z } from "zod";
import { ROLES } from "./actor.ts";
import { PASSWORD_LENGTH, passwordProblem } from "./password-rules.ts";

// The shapes of the account forms; pages, actions and the admin command check by the same ones.

/** Trimmed and in lower case: the form in which an address is stored and looked for. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "An email address has at most 254 characters.")
  .pipe(z.email({ error: "Enter an email address, such as ada@example.com." }));

export const nameSchema = z.string().trim().min(1, "Enter your name.").max(100, "A name has at most 100 characters.");

export const passwordSchema = z
  .string()
  .max(PASSWORD_LENGTH.most, `A password has at most ${PASSWORD_LENGTH.most} characters.`)
  .superRefine((password, context) => {
    const problem = passwordProblem(password);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** The first account, and the account of someone who was invited. */
export const accountSchema = z.object({ name: nameSchema, email: emailSchema, password: passwordSchema });

export const roleSchema = z.enum(ROLES, { error: "Choose owner, member or viewer." });

export type AccountForm = z.infer<typeof accountSchema>;
