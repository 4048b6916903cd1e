import pino, { type Logger } from "pino";
import { environment } from "./env.ts";
import { currentRequest } from "./request-context.ts";

const HIDDEN = "[hidden]";
const SENSITIVE = /password|passphrase|secret|credential|authorization|cookie|api[-_]?key|access[-_]?key|(^|[-_a-z])token$|session[-_]?id/i;
/** Deeper than this, nothing is logged: log lines are for facts, not for whole objects. */
const MAX_DEPTH = 6;

let shared: Logger | undefined;

/**
 * This process's logger: one JSON line for each event, to standard output, at LOG_LEVEL, with the id of the request that it
 * is written for. Keys and passwords are hidden.
 */
export function logger(): Logger {
  shared ??= createLogger(environment().LOG_LEVEL);
  return shared;
}

/** A logger of its own, to `destination` where one is given. Errors go under `err`. */
export function createLogger(level: string, destination: pino.DestinationStream = pino.destination({ fd: 1, sync: true })): Logger {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => {
        const request = currentRequest();
        return request === null ? {} : { requestId: request.requestId };
      },
      formatters: { level: (label) => ({ level: label }), log: (fields) => Object.fromEntries(redactEntries(fields, 0)) },
      serializers: { err: (error: Error) => describeError(pino.stdSerializers.err(error)) },
    },
    destination,
  );
}

/**
 * What an error says of itself: type, message and stack (those of its causes are in them), code and other plain fields.
 * Libraries hang whole clients, requests and answers on their errors, with what nobody should read in a log.
 */
function describeError(error: object): unknown {
  const facts = Object.entries(error).filter(([name, value]) => typeof value !== "object" && !SENSITIVE.test(name));
  const several = "aggregateErrors" in error && Array.isArray(error.aggregateErrors) ? error.aggregateErrors : [];
  return { ...Object.fromEntries(facts), ...(several.length > 0 && { aggregateErrors: several.map(describeError) }) };
}

/** A copy with every text under a sensitive name hidden, at any depth. Errors stay as they are, for their serializer. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null || value instanceof Error || value instanceof Date) return value;
  if (depth >= MAX_DEPTH) return "[deep]";
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(redactEntries(value, depth));
}

function redactEntries(fields: object, depth: number): [string, unknown][] {
  return Object.entries(fields).map(([name, value]) => [
    name,
    // Numbers and truth values tell nothing: `hasPassword: true`, `token: 12`.
    SENSITIVE.test(name) && (typeof value === "string" || typeof value === "object") && value !== null ? HIDDEN : redact(value, depth + 1),
  ]);
}
