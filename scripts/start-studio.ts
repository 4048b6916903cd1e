import { run } from "./run.ts";
import { Studio } from "./studio.ts";

/** npm passes Ctrl-C on to us, although the terminal has sent it already: a second one so soon is the same one. */
const SAME_SIGNAL_MS = 1_000;

const PARENT_POLL_MS = 500;

/** Runs the studio until a signal ends it: the first stops it in order, a second one at once. */
export async function startStudio(options: { development: boolean }): Promise<void> {
  const studio = new Studio({ ...options, say: (sentence) => console.log(sentence) });
  let stoppingSince: number | undefined;

  const stop = () => {
    if (stoppingSince === undefined) {
      stoppingSince = Date.now();
      studio.stop().then(
        () => process.exit(0),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
    } else if (Date.now() - stoppingSince >= SAME_SIGNAL_MS) {
      studio.kill();
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  if (process.env.npm_lifecycle_event) onParentGone(() => stoppingSince === undefined && stop());

  await run(async () => {
    try {
      await studio.start();
    } catch (error) {
      // A start that was interrupted is being stopped already.
      if (stoppingSince !== undefined) return;
      stoppingSince = Date.now();
      await studio.stop();
      throw error;
    }
  });
}

/** An npm that was killed leaves us running unseen; whoever starts Seedloom without npm may well mean to leave it alone. */
function onParentGone(listener: () => unknown): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    listener();
  }, PARENT_POLL_MS);
}
