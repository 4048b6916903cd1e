import { createHash } from "node:crypto";
import { z } from "zod";
import type { LargeFiles } from "./large-files.ts";
import { belongsTo, mayWrite, Refused } from "./reply.ts";
import type { HubPerson } from "./settings.ts";

export interface Commit {
  oid: string;
  title: string;
  message: string;
  author: string;
  date: Date;
}

export interface Repository {
  id: string;
  private: boolean;
  /** Path → content. */
  files: Map<string, Buffer>;
  /** Newest first. */
  commits: Commit[];
}

const creation = z.object({
  name: z.string(),
  organization: z.string(),
  type: z.literal("dataset"),
  visibility: z.enum(["public", "private"]).optional(),
});

const path = z.string().regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/].*[^/]$/);
const commitLine = z.discriminatedUnion("key", [
  z.object({ key: z.literal("header"), value: z.object({ summary: z.string().min(1), description: z.string().default("") }) }),
  z.object({ key: z.literal("file"), value: z.object({ path, content: z.base64(), encoding: z.literal("base64") }) }),
  z.object({ key: z.literal("lfsFile"), value: z.object({ path, algo: z.literal("sha256"), oid: z.string(), size: z.number() }) }),
  z.object({ key: z.literal("deletedFile"), value: z.object({ path }) }),
]);

/** As the hub has it: letters, digits and - _ . , neither `--` nor `..`, at most 96. */
const isName = (name: string) => /^[A-Za-z0-9](?:[\w.-]{0,94}[A-Za-z0-9_])?$/.test(name) && !/--|\.\./.test(name) && !name.endsWith(".git");

/** Larger ones must come by LFS. */
const LARGEST_INLINE = 10_000_000;

export class Repositories {
  readonly #all = new Map<string, Repository>();
  readonly #large: LargeFiles;

  constructor(large: LargeFiles) {
    this.#large = large;
  }

  get(id: string): Repository | undefined {
    return this.#all.get(id);
  }

  create(person: HubPerson, body: string): Repository {
    const { name, organization, visibility } = creation.parse(JSON.parse(body));
    if (!isName(name)) throw new Refused(400, `Invalid repo name: ${organization}/${name}`);
    if (!mayWrite(person, organization))
      throw new Refused(403, `You don't have the rights to create a dataset under the namespace "${organization}"`);
    const id = `${organization}/${name}`;
    if (this.#all.has(id)) throw new Refused(409, "You already created this dataset repo");
    const repository: Repository = { id, private: visibility === "private", files: new Map(), commits: [] };
    this.#all.set(id, repository);
    repository.files.set(".gitattributes", Buffer.from("*.parquet filter=lfs diff=lfs merge=lfs -text\n"));
    this.#note(repository, person, "initial commit", "");
    return repository;
  }

  /** A private repository of somebody else is not found, like one that never was. */
  visible(person: HubPerson | null, id: string): Repository {
    const repository = this.#all.get(id);
    const namespace = id.split("/")[0] ?? "";
    if (!repository || (repository.private && !(person && belongsTo(person, namespace))))
      throw new Refused(person ? 404 : 401, "Repository not found");
    return repository;
  }

  writable(person: HubPerson, id: string): Repository {
    const repository = this.visible(person, id);
    if (!mayWrite(person, id.split("/")[0] ?? "")) throw new Refused(403, "You don't have the rights to write to this repo");
    return repository;
  }

  /** Makes a commit of the lines of NDJSON, wholly or not at all. */
  commit(person: HubPerson, repository: Repository, body: string): Commit {
    const [header, ...operations] = body.split("\n").map((line) => commitLine.parse(JSON.parse(line)));
    if (header?.key !== "header") throw new Refused(400, "The first line must be the header.");
    const files = new Map(repository.files);
    for (const operation of operations) {
      if (operation.key === "header") throw new Refused(400, "Only the first line may be a header.");
      if (operation.key === "deletedFile") {
        if (!files.delete(operation.value.path)) throw new Refused(400, `A file with the name ${operation.value.path} does not exist`);
      } else files.set(operation.value.path, this.#contentOf(operation));
    }
    repository.files = files;
    return this.#note(repository, person, header.value.summary, header.value.description);
  }

  #contentOf(operation: Extract<z.infer<typeof commitLine>, { key: "file" | "lfsFile" }>): Buffer {
    if (operation.key === "file") {
      const content = Buffer.from(operation.value.content, "base64");
      if (content.length > LARGEST_INLINE) throw new Refused(413, "Regular files are limited to 10 MB");
      return content;
    }
    const { oid, size } = operation.value;
    const content = this.#large.read(oid);
    if (!content || content.length !== size) throw new Refused(400, `LFS pointer pointed to a file that does not exist: ${oid}`);
    return content;
  }

  #note(repository: Repository, person: HubPerson, title: string, message: string): Commit {
    const digest = createHash("sha1").update(`${repository.commits[0]?.oid ?? ""}\n${title}\n${message}\n`);
    for (const [name, content] of repository.files) digest.update(name).update(content);
    const commit = { oid: digest.digest("hex"), title, message, author: person.name, date: new Date() };
    repository.commits.unshift(commit);
    return commit;
  }
}
