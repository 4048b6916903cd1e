import { z } from "zod";
import { AppError, type ErrorKind, type Finding, kindOf, statusOf, toPublicError } from "../errors.ts";

// What every /v1 route answers when it cannot do what was asked: application/problem+json (RFC 9457).

export const PROBLEM_TYPE = "application/problem+json";

interface KindOfProblem {
  title: string;
  /** What it means, and what to do: as the reference explains it. */
  advice: string;
}

/** Every kind, which is also the anchor at which `/docs/api` explains it. */
export const PROBLEM_KINDS: Record<ErrorKind, KindOfProblem> = {
  "bad-input": {
    title: "The request is wrong",
    advice:
      "Something in the path, the query or the body does not fit. `errors` lists each field at fault with what to give instead; mend those and send it again. Sending the same once more brings the same answer.",
  },
  unauthorized: {
    title: "No valid API key",
    advice:
      "There was no key, or it is unknown, has expired, or was revoked. Send it as `Authorization: Bearer sl_…`; make another under Settings → API keys.",
  },
  forbidden: {
    title: "Not allowed",
    advice:
      "The key's scope, or its person's role, does not cover this. `detail` names the scope that does; make a key that has it, or ask an owner.",
  },
  "not-found": {
    title: "Not found",
    advice:
      "There is nothing at this address, or it belongs to somebody who does not share it with you: the two look the same. Look at the id, and at whose key it is.",
  },
  "wrong-method": {
    title: "Method not allowed",
    advice: "The address exists, but not with this method. The header `Allow` lists those that it takes.",
  },
  conflict: {
    title: "Not possible now",
    advice:
      "It is not in a state in which this can be done, such as pausing what has ended, or the same `Idempotency-Key` is being answered at this moment. Read how it stands, and decide again.",
  },
  "too-large": {
    title: "Too large",
    advice: "The body has more bytes than this operation takes; `detail` says how many it may have. Send less, or upload it as a file.",
  },
  "wrong-type": {
    title: "Content type not supported",
    advice: "Send the body as JSON with the header `Content-Type: application/json`.",
  },
  "too-many": {
    title: "Too many requests",
    advice:
      "This key has used up its requests of the minute. Wait as many seconds as `Retry-After` says; `RateLimit` tells on every answer how many are left.",
  },
  unavailable: {
    title: "Not available now",
    advice:
      "Something that is needed, such as a model's provider, does not answer. Try again after some time; `/health` and Settings → Status tell what is down.",
  },
  internal: {
    title: "Something went wrong",
    advice:
      "It is a fault of the server and not of the request. The server's log has the `requestId`; tell it to whoever runs this studio.",
  },
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
    title: PROBLEM_KINDS[kindOf(code)].title,
    status: statusOf(code),
    detail: message,
    code,
    ...(field && { field }),
    ...(error instanceof AppError && error.findings.length > 0 && { errors: [...error.findings] }),
    requestId,
  };
}
