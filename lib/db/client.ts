import { environment } from "../env.ts";
import { AppError } from "../errors.ts";
import { PrismaClient } from "./generated/client.ts";
import { LargeTextsPg } from "./large-texts.ts";

export type Database = PrismaClient;
/** What a function needs that may run inside a transaction or outside of one. */
export type Transaction = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

const POOL_SIZE = 20;
const shared = globalThis as typeof globalThis & { seedloomDatabase?: PrismaClient };

/** This process's database client, made at the first call. The supervisor sets DATABASE_URL for its children. */
export function database(): Database {
  shared.seedloomDatabase ??= new PrismaClient({ adapter: new LargeTextsPg({ connectionString: databaseUrl(), max: POOL_SIZE }) });
  return shared.seedloomDatabase;
}

/** @throws AppError `unavailable:database` when no database was named. */
export function databaseUrl(): string {
  const { DATABASE_URL } = environment();
  if (!DATABASE_URL) throw new AppError("unavailable:database", "No database: set DATABASE_URL, or use `npm start`, which brings its own.");
  return DATABASE_URL;
}
