import { z } from "zod";
import { exportSettings } from "../export/settings.ts";
import { repositoryId } from "./repository.ts";

// What is chosen to send a dataset to the hub. Browser-safe.

export const MESSAGE_LENGTH = 200;

export const pushForm = z.object({
  repository: repositoryId,
  /** Whether a dataset that is made for it is private. One that is there keeps what it is, and is refused when it is public. */
  private: z.boolean().default(true),
  message: z.string().trim().min(1, "Say in a few words what is sent.").max(MESSAGE_LENGTH, `At most ${MESSAGE_LENGTH} characters.`),
  /** Whether it may be written into a dataset that is there already. */
  intoExisting: z.boolean().default(false),
  settings: exportSettings,
});

export type PushForm = z.infer<typeof pushForm>;
export type PushTyped = z.input<typeof pushForm>;
