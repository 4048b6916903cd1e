import { z } from "zod";
import { AppError, type ErrorKind, type Finding, kindOf, statusOf, toPublicError } from "../errors.ts";

// What every /v1 route answers when it cannot do what was asked: application/problem+json (RFC 9457).

export const PROBLEM_TYPE = "application/problem+json";

const TITLES: Record<ErrorKind, string> = {
  "bad-input": "The request is wrong",
  unauthorized: "No valid API key",
  forbidden: "Not allowed",
  "not-found": "Not found",
  "wrong-method": "Method not allowed",
  conflict: "Not possible now",
  "too-large": "Too large",
  "wrong-type": "Content type not supported",
  "too-many": "Too many requests",
  unavailable: "Not available now",
  internal: "Something went wrong",
};

const finding: z.ZodType<Finding, Finding> = z.object({
  field: z.string().describe("Where in the body or the query, joined by dots; empty for the whole."),
  detail: z.string().describe("What is wrong there, and what to do."),
});

export const problemSchema = z
  .object({
    type: z.string().describe("Where this kind of problem is described."),
    title: z.string().describe("The kind of problem in a few words."),
    status: z.int().describe("The HTTP status."),
    detail: z.string().describe("What was wrong, where, and what to do."),
    code: z.string().describe("`kind:subject`, for programs: such as `not-found:generation`."),
    field: z.string().optional().describe("The field at fault, joined by dots, where there is one."),
    errors: z.array(finding).optional().describe("Everything that is wrong with the body or the query."),
    requestId: z.string().describe("Stands in the server's log too."),
  })
  .describe("Why a request was not carried out (RFC 9457).");

export type Problem = z.infer<typeof problemSchema>;

/** A request that is wrong in one or more places. */
export function badRequest(findings: readonly Finding[], where: "body" | "query" | "path"): AppError {
  const [first] = findings;
  const named = first?.field ? `${first.field}: ` : "";
  const message = `${named}${first?.detail ?? "The request has the wrong form."}`;
  return new AppError(`bad-input:${where}`, message, { findings, ...(first?.field && { field: first.field }) });
}

/** The findings of a zod error, at most twenty. */
export function findingsOf(error: z.ZodError): Finding[] {
  return error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.map(String).join("."), detail: message }));
}

/** The answer to a request that failed; what was not foreseen is one plain sentence. */
export function describeProblem(error: unknown, requestId: string): Problem {
  const { code, message, field } = toPublicError(error);
  return {
    type: `/docs/api#${kindOf(code)}`,
    title: TITLES[kindOf(code)],
    status: statusOf(code),
    detail: message,
    code,
    ...(field && { field }),
    ...(error instanceof AppError && error.findings.length > 0 && { errors: [...error.findings] }),
    requestId,
  };
}
