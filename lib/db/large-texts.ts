import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";

// Prisma writes the parameters of a raw statement as JSON and reads them again before they reach the driver: for the rows of a
// commit, two or three megabytes of JSON themselves, that is four copies, each escaped anew. A large text is therefore left
// here, its key is sent through Prisma, and the driver gets the text. Only for queries within a transaction.

// The web process has several copies of this module, one for each bundle, and one database client: they share the texts.
const shared = globalThis as typeof globalThis & { seedloomLargeTexts?: Map<string, string> };
shared.seedloomLargeTexts ??= new Map();
const parked = shared.seedloomLargeTexts;

/** Runs `work` with a key for each text, to be given as a statement's parameter in its place. The keys end with it. */
export async function withLargeTexts<Result>(texts: readonly string[], work: (keys: string[]) => Promise<Result>): Promise<Result> {
  const keys = texts.map((text) => {
    const key = `large-text:${randomUUID()}`;
    parked.set(key, text);
    return key;
  });
  try {
    return await work(keys);
  } finally {
    for (const key of keys) parked.delete(key);
  }
}

const textOf = (argument: unknown) => (typeof argument === "string" ? (parked.get(argument) ?? argument) : argument);

/** Prisma's driver for PostgreSQL, with the large texts in the place of their keys. */
export class LargeTextsPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => {
      const transaction = await start(isolation);
      const query = transaction.queryRaw.bind(transaction);
      transaction.queryRaw = (statement) => query(parked.size === 0 ? statement : { ...statement, args: statement.args.map(textOf) });
      return transaction;
    };
    return adapter;
  }
}
