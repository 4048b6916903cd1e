import { logger } from "../log.ts";
import { type PushAttempt, PushGone } from "./attempt.ts";

const EVERY_MS = 500;

interface ProgressWatch {
  /** Aborted when the push was stopped, deleted, or taken by another worker. */
  gone: AbortSignal;
  /** Takes what is going to be sent. @throws PushGone */
  begin(files: readonly { path: string; sizeBytes: number }[]): Promise<void>;
  sent(path: string, bytes: number): void;
  done(path: string): void;
  /** As it is when all has arrived. */
  all(): { filesDone: number; bytesDone: number };
  stop(): void;
}

/** Notes twice a second how much of a push has been sent, and finds out whether it is still wanted. */
export function watchProgress(attempt: PushAttempt): ProgressWatch {
  const controller = new AbortController();
  const sizes = new Map<string, number>();
  const sentOf = new Map<string, number>();
  let noting = false;

  const now = () => {
    const parts = [...sizes].map(([path, size]) => Math.min(sentOf.get(path) ?? 0, size));
    const whole = [...sizes].filter(([path, size]) => (sentOf.get(path) ?? 0) >= size);
    return { filesDone: whole.length, bytesDone: parts.reduce((sum, bytes) => sum + bytes, 0) };
  };

  const timer = setInterval(() => {
    if (noting) return;
    noting = true;
    attempt
      .note(now())
      .catch((error: unknown) => {
        if (error instanceof PushGone) controller.abort(error);
        else logger().warn({ err: error, export: attempt.exportId }, "a push's progress could not be noted");
      })
      .finally(() => {
        noting = false;
      });
  }, EVERY_MS);

  return {
    gone: controller.signal,
    async begin(files) {
      for (const { path, sizeBytes } of files) sizes.set(path, sizeBytes);
      const bytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
      await attempt.note({ files: files.length, bytes, paths: files.map(({ path }) => path), filesDone: 0, bytesDone: 0 });
    },
    sent: (path, bytes) => void sentOf.set(path, (sentOf.get(path) ?? 0) + bytes),
    done: (path) => void sentOf.set(path, sizes.get(path) ?? 0),
    all() {
      const { files, bytes } = attempt.state();
      return { filesDone: files, bytesDone: bytes };
    },
    stop: () => clearInterval(timer),
  };
}
