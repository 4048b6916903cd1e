import { AppError } from "../errors.ts";
import { isJsonObject } from "../json.ts";
import { BODY_LIMIT, type Operation } from "./operation.ts";
import { badRequest } from "./problem.ts";

// From HTTP to plain values; schemas look at them afterwards.

/** The query as texts. One that is given twice is an error: of two values, none is more right. @throws AppError `bad-input:…` */
export function readQuery(parameters: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of parameters) {
    if (Object.hasOwn(query, name)) throw badRequest([{ field: name, detail: "Give it once." }], "query");
    query[name] = value;
  }
  refuseUnstorable(query, "query");
  return query;
}

/**
 * The body, from JSON or a form.
 * @throws AppError `wrong-type:body`, `too-large:body`; `bad-input:body` for JSON that cannot be read
 */
export async function readBody(operation: Operation, request: Request): Promise<unknown> {
  if (operation.body === undefined || operation.body === "none" || operation.body === "stream") return undefined;
  const limit = operation.bodyLimit ?? BODY_LIMIT;
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (operation.readForm && type === "multipart/form-data") return readMultipart(operation.readForm, request, limit);
  const bytes = await readBytes(request, limit);
  if (bytes.length === 0) return {};
  if (type !== "application/json" && !type.endsWith("+json"))
    throw new AppError(
      "wrong-type:body",
      `Send the body as application/json${operation.readForm ? " or multipart/form-data" : ""}; it came as ${type || "no type at all"}. With curl: -H 'Content-Type: application/json'.`,
    );
  const body = parseJson(bytes);
  refuseUnstorable(body, "body");
  return body;
}

/**
 * The body of an operation that takes bytes, as they come, and how many its sender has announced.
 * @throws AppError `wrong-type:body` for a form, whose parts are not looked for
 */
export function streamOf(request: Request): { content: AsyncIterable<Uint8Array>; sizeBytes: number | null } {
  const type = request.headers.get("content-type") ?? "";
  if (/^multipart\//i.test(type.trim()))
    throw new AppError(
      "wrong-type:body",
      "Send the bytes themselves as the body, not a form. With curl: --data-binary @FILE, or -T FILE -X POST.",
    );
  const length = request.headers.get("content-length");
  return { content: request.body ?? nothing(), sizeBytes: length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function readMultipart(readForm: NonNullable<Operation["readForm"]>, request: Request, limit: number): Promise<unknown> {
  const bytes = await readBytes(request, limit);
  const contentType = request.headers.get("content-type") ?? "";
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch (cause) {
    throw new AppError("bad-input:body", "The form cannot be read: send it as multipart/form-data with its boundary, as curl -F does.", {
      cause,
    });
  }
  const body = await readForm(form);
  refuseUnstorable(body, "body");
  return body;
}

/**
 * Bytes up to which a body that is too large is still taken in, and thrown away: a client that is cut off while it sends gives up
 * before it reads why.
 */
export const MOST_TAKEN_IN = 64_000_000;

async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new AppError("too-large:body", `The body is too large: at most ${limit.toLocaleString("en")} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > Math.max(limit, MOST_TAKEN_IN)) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > Math.max(limit, MOST_TAKEN_IN)) break;
    if (size > limit) parts.length = 0;
    else parts.push(part);
  }
  if (size > limit) throw tooLarge();
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof SyntaxError ? ` (${error.message})` : "";
    throw badRequest([{ field: "", detail: `The body is no JSON in UTF-8${reason}.` }], "body");
  }
}

/** Lists and objects within each other; what is deeper would exhaust the stack of whoever looks at it. */
const MAX_DEPTH = 100;

/** PostgreSQL stores neither NUL nor half of a surrogate pair. @throws AppError `bad-input:…` that says where one stands */
export function refuseUnstorable(value: unknown, where: "body" | "query" | "path"): void {
  const field = findUnstorable(value, []);
  if (field !== null) throw badRequest([{ field, detail: "It holds a character that cannot be stored (NUL, or half of a pair)." }], where);
}

function findUnstorable(value: unknown, path: readonly string[]): string | null {
  if (typeof value === "string") return isStorable(value) ? null : path.join(".");
  if (path.length > MAX_DEPTH) throw badRequest([{ field: "", detail: `It is nested more than ${MAX_DEPTH} deep.` }], "body");
  const entries = Array.isArray(value) ? value.entries() : isJsonObject(value) ? Object.entries(value) : [];
  for (const [key, inner] of entries) {
    const own = [...path, String(key)];
    const found = isStorable(String(key)) ? findUnstorable(inner, own) : own.join(".");
    if (found !== null) return found;
  }
  return null;
}

const isStorable = (text: string) => !text.includes("\0") && text.isWellFormed();
