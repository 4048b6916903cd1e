import { z } from "zod";
import { downloadFile, downloadText } from "../../files/download.ts";
import { deleteFile, getFile, readFileAgain } from "../../files/files.ts";
import { FILE_FORMATS, listFormats, MAX_FILE_BYTES, MAX_FILE_SIZE } from "../../files/formats.ts";
import { FILE_CURSOR_SORTS, listFilesAfter } from "../../files/list-after.ts";
import { FILE_STATUSES } from "../../files/status.ts";
import { uploadWhole } from "../../files/upload-whole.ts";
import { webStream } from "../../web-stream.ts";
import { type Operation, operation } from "../operation.ts";
import { streamOf } from "../read-request.ts";
import { idParams, pageOf, pageQuery, time } from "../schemas.ts";
import { count, status as generationStatus, person } from "./generation-schemas.ts";

const tag = "Files";

const fileItem = z.object({
  id: z.uuid(),
  name: z.string(),
  format: z.enum(FILE_FORMATS),
  sizeBytes: count,
  status: z.enum(FILE_STATUSES).describe("queued → reading → ready | failed; a generation can be made from one that is ready."),
  statusReason: z.string().describe("Why it failed; empty otherwise."),
  pages: count.nullable(),
  words: count.nullable(),
  items: count.nullable().describe("Of data (CSV, JSON, JSONL): its records."),
  createdAt: time,
  updatedAt: time,
  owner: person,
  usedIn: z.array(z.object({ id: z.uuid(), name: z.string(), status: generationStatus })).describe("Generations that are made from it."),
  usedElsewhere: count.describe("How many others are, which you do not see."),
});

const file = fileItem.extend({
  hasText: z.boolean().describe("Whether `GET /v1/files/{id}/text` has something."),
  details: z.object({
    keys: z.array(z.object({ key: z.string(), filled: count })).describe("Of data: the keys of its items, and how many have each filled."),
    first: z.array(z.unknown()).describe("Of data: its first items, long texts clipped."),
    gaps: z
      .array(z.object({ keys: z.array(z.string()), items: count, first: z.array(count) }))
      .describe("Of data: which keys are missing together."),
    problem: z.string().describe("Of one that failed: a code; empty otherwise."),
  }),
});

const formats = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(z.enum(FILE_FORMATS, `Formats are ${FILE_FORMATS.join(", ")}.`)))
  .optional()
  .describe(`Any of ${FILE_FORMATS.join(", ")}, parted by commas.`);

const listQuery = z.strictObject({
  ...pageQuery,
  sort: z.enum(FILE_CURSOR_SORTS).default("created"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  formats,
  search: z.string().max(200).optional().describe("Part of the name."),
});

export const fileOperations: Operation[] = [
  operation({
    ...{ id: "listFiles", method: "GET", path: "/v1/files", tag, summary: "List uploads" },
    ...{ scope: "read", status: 200, query: listQuery, answer: pageOf(fileItem), example: { query: "formats=pdf,docx&limit=10" } },
    run: (actor, { query }) => listFilesAfter(actor, query),
  }),
  operation({
    ...{ id: "uploadFile", method: "POST", path: "/v1/files", tag, summary: "Upload a document or data" },
    description: `The body is the file itself, at most ${MAX_FILE_SIZE}: \`curl --data-binary @handbook.pdf …/v1/files?name=handbook.pdf\`. Its name's ending says what it is: ${listFormats()}. It is read by a worker afterwards; \`status\` tells when it is ready. What breaks off leaves nothing.`,
    ...{ scope: "completions.write", status: 201, body: "stream", bodyLimit: MAX_FILE_BYTES },
    query: z.strictObject({ name: z.string().min(1).max(1_000).describe("The file's name, with its ending.") }),
    ...{ answer: fileItem, answers: "It is stored, and queued to be read.", example: { query: "name=handbook.pdf" } },
    async run(actor, { query: { name }, request }) {
      const { id } = await uploadWhole(actor, { name, ...streamOf(request) });
      return getFile(actor, id);
    },
  }),
  operation({
    ...{ id: "getFile", method: "GET", path: "/v1/files/{id}", tag, summary: "Status and what is in it" },
    ...{ scope: "read", status: 200, params: idParams, answer: file },
    async run(actor, { params: { id } }) {
      const { textKey, ...found } = await getFile(actor, id);
      return { ...found, hasText: textKey !== null };
    },
  }),
  operation({
    ...{ id: "downloadFile", method: "GET", path: "/v1/files/{id}/content", tag, summary: "The file, as it was uploaded" },
    ...{ scope: "read", status: 200, params: idParams, answer: { bytes: ["application/octet-stream"] } },
    async run(actor, { params: { id }, request }) {
      const { content, sizeBytes, contentDisposition } = await downloadFile(actor, id);
      return new Response(webStream(content, request.signal), {
        headers: {
          "content-type": "application/octet-stream",
          "content-length": String(sizeBytes),
          "content-disposition": contentDisposition,
        },
      });
    },
  }),
  operation({
    ...{ id: "getFileText", method: "GET", path: "/v1/files/{id}/text", tag, summary: "The text that was read from it" },
    description: "Markdown, pages parted by form feeds. A 409 as long as it was not read, and for data.",
    ...{ scope: "read", status: 200, params: idParams, answer: { bytes: ["text/markdown"] } },
    run: async (actor, { params: { id }, request }) =>
      new Response(webStream(await downloadText(actor, id), request.signal), {
        headers: { "content-type": "text/markdown; charset=utf-8" },
      }),
  }),
  operation({
    ...{ id: "readFileAgain", method: "POST", path: "/v1/files/{id}/read-again", tag, summary: "Read one again that could not be read" },
    ...{ scope: "completions.write", status: 200, params: idParams, answer: fileItem },
    async run(actor, { params: { id } }) {
      await readFileAgain(actor, id);
      return getFile(actor, id);
    },
  }),
  operation({
    ...{ id: "deleteFile", method: "DELETE", path: "/v1/files/{id}", tag, summary: "Delete it with its text" },
    description: "Drafts lose it, finished generations keep their rows. Not while one that has not ended is made from it.",
    ...{ scope: "completions.write", status: 204, params: idParams, answer: "nothing" },
    run: (actor, { params: { id } }) => deleteFile(actor, id),
  }),
];
