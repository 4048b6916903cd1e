import { z } from "zod";
import { checkAddress } from "./address.ts";
import { PRESET_IDS } from "./presets.ts";

// The forms of a connection: what is typed, and what of it is stored openly. Used by page and action alike, so nothing
// of Node's own is imported here.

const LONGEST_ADDRESS = 2_000;
const LONGEST_SECRET = 8_000;
const MOST_HEADERS = 20;
const HIGHEST_CONCURRENCY = 4_096;

const address = z
  .string()
  .max(LONGEST_ADDRESS, "That is too long for an address.")
  .transform((typed, context) => {
    const checked = checkAddress(typed);
    if (checked.ok) return checked.url;
    context.addIssue({ code: "custom", message: checked.message });
    return z.NEVER;
  });

/** A secret can be sent in a header: no spaces, no line breaks. Empty keeps the stored one. */
const secret = z
  .string()
  .trim()
  .max(LONGEST_SECRET, "That is too long for a key.")
  .regex(/^[\x21-\x7e]*$/, "A key has no spaces and only plain letters, digits and signs: copy it again.")
  .default("");

/** Set by the HTTP client itself. */
const RESERVED_HEADERS = [
  "host",
  "content-length",
  "content-type",
  "connection",
  "transfer-encoding",
  "upgrade",
  "expect",
  "te",
  "trailer",
];

const header = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Name the header.")
    .max(200, "At most 200 characters.")
    .regex(/^[\w!#$%&'*+.^`|~-]*$/, "A header's name has no spaces, colons or accents.")
    .refine((name) => !RESERVED_HEADERS.includes(name.toLowerCase()), "This header is set by Seedloom itself."),
  /** Empty keeps the stored one. */
  value: z
    .string()
    .trim()
    .max(LONGEST_SECRET, "That is too long for a header.")
    .regex(/^[\x20-\x7e]*$/, "Only plain letters, digits and signs, on one line."),
});

const common = {
  name: z.string().trim().min(1, "Give the connection a name.").max(120, "At most 120 characters."),
  /** The most requests in flight; null leaves it to the limiter. */
  maxConcurrency: z
    .number()
    .int("Must be a whole number.")
    .min(1, "At least 1.")
    .max(HIGHEST_CONCURRENCY, `At most ${HIGHEST_CONCURRENCY}.`)
    .nullable()
    .default(null),
};

export const bedrockInput = z.object({
  provider: z.literal("bedrock"),
  ...common,
  region: z
    .string()
    .trim()
    .max(40, "A region looks like us-east-1.")
    .regex(/^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/, "A region looks like us-east-1."),
  /** keys: those below; machine: the machine's own credentials (environment, profile, role). */
  credentials: z.enum(["keys", "machine"]),
  accessKeyId: secret,
  secretAccessKey: secret,
  sessionToken: secret,
  /** Instead of AWS's own addresses, such as a VPC endpoint; empty for none. */
  endpointUrl: z.union([z.literal("").transform(() => null), z.null(), address]).default(null),
});

export const openaiInput = z.object({
  provider: z.literal("openai"),
  ...common,
  preset: z.enum(PRESET_IDS),
  baseUrl: address,
  apiKey: secret,
  /** Takes the stored key away. */
  removeKey: z.boolean().default(false),
  headers: z
    .array(header)
    .max(MOST_HEADERS, `At most ${MOST_HEADERS} headers.`)
    .default([])
    .refine((list) => new Set(list.map(({ name }) => name.toLowerCase())).size === list.length, "A header stands in the list twice."),
});

/** What is typed to make or change a connection. The demo is built in and cannot be made. */
export const connectionInput = z.discriminatedUnion("provider", [bedrockInput, openaiInput]);

/** As the form holds it. */
export type ConnectionForm = z.input<typeof connectionInput>;
/** As it is after the rules. */
export type ConnectionInput = z.infer<typeof connectionInput>;

/** What is stored openly, in the column `settings`. */
export const connectionSettings = z.discriminatedUnion("provider", [
  z.object({
    provider: z.literal("bedrock"),
    region: z.string(),
    credentials: z.enum(["keys", "machine"]),
    endpointUrl: z.string().nullable(),
  }),
  z.object({
    provider: z.literal("openai"),
    preset: z.enum(PRESET_IDS),
    baseUrl: z.string(),
    hasKey: z.boolean(),
    /** Their values are sealed. */
    headerNames: z.array(z.string()),
  }),
  z.object({ provider: z.literal("demo") }),
]);

export type ConnectionSettings = z.infer<typeof connectionSettings>;

/** @param hasKey whether a key is sealed beside these settings */
export function settingsOf(input: ConnectionInput, hasKey: boolean): ConnectionSettings {
  if (input.provider === "bedrock") {
    const { provider, region, credentials, endpointUrl } = input;
    return { provider, region, credentials, endpointUrl };
  }
  const { provider, preset, baseUrl, headers } = input;
  return { provider, preset, baseUrl, hasKey, headerNames: headers.map(({ name }) => name) };
}

/** Where a connection's secrets are sent; when this changes they must be entered again. */
export function destinationOf(place: ConnectionSettings | ConnectionInput): string {
  if (place.provider === "demo") return "";
  if (place.provider === "openai") return new URL(place.baseUrl).origin;
  return place.endpointUrl === null ? "aws" : new URL(place.endpointUrl).origin;
}
