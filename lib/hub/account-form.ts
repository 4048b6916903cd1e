import { z } from "zod";
import { checkAddress } from "../connections/address.ts";

// The form of a person's account on a Hugging Face Hub. Browser-safe.

export const DEFAULT_HUB = "https://huggingface.co";
/** Where people make a token; on a hub of one's own it stands at the same path. */
export const TOKEN_PATH = "/settings/tokens";

const address = z
  .string()
  .max(2_000, "That is too long for an address.")
  .transform((typed, context) => {
    const checked = checkAddress(typed);
    if (checked.ok) return checked.url;
    context.addIssue({
      code: "custom",
      message: checked.message.replace("the model server’s", "the hub’s").replace("the model server's", "the hub's"),
    });
    return z.NEVER;
  });

export const hubAccountForm = z.object({
  /** Empty keeps the stored one, as long as the address stays. The hub's library takes none that begins otherwise. */
  token: z
    .string()
    .trim()
    .max(8_000, "That is too long for a token.")
    .regex(/^(?:hf_[\x21-\x7e]+)?$/, "A token of the hub begins with hf_ and has no spaces: copy it again.")
    .default(""),
  address: address.default(DEFAULT_HUB),
});

export type HubAccountForm = z.infer<typeof hubAccountForm>;
