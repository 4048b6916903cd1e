// `npm run bench`: how fast the engine is, against the inference server, with a database and workers of its own.
// `npm run bench -- NAME …` measures the named cases; `--json` prints the figures as one object in the last line.
import { parseArgs } from "node:util";
import { AppError } from "../lib/errors.ts";
import { CASES, type Case } from "./bench/cases.ts";
import { type Figure, formatJson, formatTable } from "./bench/figures.ts";
import { Measurer } from "./bench/measure.ts";
import { killParts } from "./bench/part.ts";
import { openStand } from "./bench/stand.ts";
import { runToEnd } from "./run.ts";

const list = () => CASES.map(({ name, about }) => `  ${name.padEnd(18)} ${about}`).join("\n");
const HELP = () => `Usage: npm run bench -- [--json] [NAME …]

Measures how fast the engine makes rows, and how fast a million of them are shown and exported; without a name, every case (about 20 minutes). All that it starts ends with it.

${list()}

(b) is a bare undici pool that makes the same requests and neither reads nor stores the answers; "ideal" is what the
endpoint could do at best.`;

function readArguments(): { json: boolean; help: boolean; cases: readonly Case[] } {
  const options = { json: { type: "boolean", default: false }, help: { type: "boolean", default: false } } as const;
  let parsed: { values: { json: boolean; help: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new AppError("bad-input:command", `${error instanceof Error ? error.message : error}\n\n${HELP()}`);
  }
  const { values, positionals } = parsed;
  const unknown = positionals.find((name) => !CASES.some((one) => one.name === name));
  if (unknown !== undefined) throw new AppError("bad-input:command", `There is no case ${JSON.stringify(unknown)}; there are:\n${list()}`);
  return { ...values, cases: positionals.length === 0 ? CASES : CASES.filter(({ name }) => positionals.includes(name)) };
}

await runToEnd(async () => {
  const { json, help, cases } = readArguments();
  if (help) return console.log(HELP());
  // The process that runs the database sees that we have gone, stops it and removes the folder.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => {
      killParts();
      process.exit(130);
    });
  const figures: Figure[] = [];
  try {
    const stand = await openStand();
    const measurer = new Measurer(stand);
    try {
      for (const one of cases) {
        console.error(`${one.name}: ${one.about}`);
        const measured = await measurer.measure(one);
        figures.push(...measured);
        console.error(`${formatTable(measured)}\n`);
      }
    } finally {
      await measurer.stop();
      await stand.stop();
    }
  } finally {
    killParts();
  }
  console.log(formatTable(figures));
  if (json) console.log(formatJson(figures));
});
