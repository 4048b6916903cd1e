// `npm run -s admin -- COMMAND …`: what is done to the studio from scripts. Each command is one entry below.
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { AppError } from "../lib/errors.ts";
import { createApiKeyCommand } from "./admin/create-api-key.ts";
import { createUserCommand } from "./admin/create-user.ts";
import { runToEnd } from "./run.ts";
import { withDatabase } from "./with-database.ts";

/** One command: its arguments are checked before the database is touched, and `run` returns what to print. */
export interface AdminCommand {
  usage: string;
  options: ParseArgsOptionsConfig;
  /** @throws AppError `bad-input:…` */
  prepare(values: Record<string, unknown>): () => Promise<string>;
}

const COMMANDS: Record<string, AdminCommand> = {
  "create-user": createUserCommand,
  "create-api-key": createApiKeyCommand,
};

await runToEnd(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const known = Object.values(COMMANDS).map(({ usage }) => `npm run -s admin -- ${usage}`);
    throw new AppError("bad-input:command", `There is no command ${JSON.stringify(name)}; there is: ${known.join(" | ")}`);
  }
  const work = command.prepare(parse(command, args));
  await withDatabase("npm run admin", async () => {
    const { database } = await import("../lib/db/client.ts");
    try {
      console.log(await work());
    } finally {
      await database().$disconnect();
    }
  });
});

function parse(command: AdminCommand, args: string[]): Record<string, unknown> {
  try {
    return parseArgs({ args, options: command.options, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(/[.\n]/)[0] : "the arguments are wrong";
    throw new AppError("bad-input:command", `${reason}; usage: npm run -s admin -- ${command.usage}`, { cause });
  }
}
