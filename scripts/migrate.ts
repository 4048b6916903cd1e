// `npm run migrate`: brings the database to this version. `npm start` does it by itself.
import { runToEnd } from "./run.ts";
import { withDatabase } from "./with-database.ts";

await runToEnd(() =>
  withDatabase("npm run migrate", async (applied) => {
    console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
  }),
);
