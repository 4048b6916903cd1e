import { type Actor, visibleTo } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { database, type Transaction } from "../db/client.ts";
import { type ItemsFacts, itemsFactsSchema } from "../items/facts.ts";
import { fileStorage } from "../storage.ts";

/** An upload as a generation sees it that is made from it. */
export interface SourceFile {
  id: string;
  name: string;
  /** pdf | docx | txt | md | html | csv | json | jsonl */
  format: string;
  /** uploading | queued | reading | ready | failed */
  status: string;
  statusReason: string;
  key: string;
  textKey: string | null;
  pages: number | null;
  words: number | null;
  /** Of data: what its items are like; null for documents. */
  facts: ItemsFacts | null;
}

const SELECT = {
  ...{ id: true, name: true, format: true, status: true, statusReason: true, key: true, textKey: true, pages: true, words: true },
  ...{ items: true, details: true },
} as const;

interface Found extends Omit<SourceFile, "facts"> {
  items: number | null;
  details: unknown;
}

const toSourceFile = ({ items, details, ...file }: Found): SourceFile => {
  const stored = typeof details === "object" && details !== null ? { ...details, items } : {};
  return { ...file, facts: itemsFactsSchema.safeParse(stored).data ?? null };
};

/** Uploads in the order of their ids; those that are gone, or that the actor may not see, are left out. */
export async function listSourceFiles(actor: Actor, ids: readonly string[]): Promise<SourceFile[]> {
  const found = await database().file.findMany({
    where: { id: { in: ids.filter(isUuid) }, kind: "upload", ...visibleTo(actor) },
    select: SELECT,
  });
  const byId = new Map(found.map((file) => [file.id, toSourceFile(file)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The files that a generation is made from, in order. */
export async function listFilesOf(generationId: string, transaction: Transaction = database()): Promise<SourceFile[]> {
  const uses = await transaction.generationFile.findMany({
    where: { generationId },
    orderBy: { position: "asc" },
    select: { file: { select: SELECT } },
  });
  return uses.map(({ file }) => toSourceFile(file));
}

/** A document's text as it was read from it, in pieces. @throws AppError `not-found:file` */
export async function* readText(file: Pick<SourceFile, "textKey">): AsyncGenerator<string> {
  const stream = await fileStorage().read(file.textKey ?? "missing");
  stream.setEncoding("utf8");
  for await (const text of stream) yield String(text);
}
