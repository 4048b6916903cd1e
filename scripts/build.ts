// `npm run build`: the production build ahead of time, for machines that only run it.
import { buildState, ensureBuild } from "./production-build.ts";
import { runToEnd } from "./run.ts";

await runToEnd(async () => {
  await ensureBuild(() => console.log("Building the studio…"));
  console.log(`The production build is ${await buildState()}.`);
});
