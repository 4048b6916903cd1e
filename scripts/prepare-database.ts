/** Brings a database to this version: the tables of prisma/migrations, and the queue's. Returns the migrations applied. */
export async function prepareDatabase(url: string): Promise<string[]> {
  // Loaded when needed: a start that fails earlier says so without waiting for them.
  const [{ migrateDatabase }, { installQueue }] = await Promise.all([import("../lib/db/migrate.ts"), import("../lib/jobs/queue.ts")]);
  const applied = await migrateDatabase(url);
  await installQueue(url);
  return applied;
}
