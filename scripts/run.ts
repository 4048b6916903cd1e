import { AppError } from "../lib/errors.ts";

/**
 * Runs the main function of a script that goes on afterwards, such as a server: an error that is meant for people becomes
 * one sentence on stderr, and ends the script with exit code 1.
 */
export async function run(main: () => Promise<void>): Promise<void> {
  // A closed terminal or pipe must not end the program in the middle of its work.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  try {
    await main();
  } catch (error) {
    console.error(error instanceof AppError ? error.message : error);
    process.exit(1);
  }
}

/** The same for a script that is done then. It ends at once, whatever timer a library (the schema engine) still has. */
export async function runToEnd(main: () => Promise<void>): Promise<never> {
  await run(main);
  process.exit();
}

/** The `code` of a system or database error, such as ENOENT or 28P01; empty when there is none. */
export const codeOf = (error: unknown) => (error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "");
