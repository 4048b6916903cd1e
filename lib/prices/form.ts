import { z } from "zod";

// The form of an owner's price. Used by page and action alike, so nothing of Node's own is imported here.

/** US dollars for a million tokens; the dearest model of 2026 costs some hundreds. */
const HIGHEST_PRICE = 10_000;

const perMillion = (which: string) =>
  z
    .number(`Enter the price of a million ${which} tokens in US dollars, such as 0.15; 0 if they cost nothing.`)
    .min(0, "A price cannot be below 0.")
    .max(HIGHEST_PRICE, `At most ${HIGHEST_PRICE.toLocaleString("en")} dollars for a million tokens. Is this the price of one million?`);

export const pricedModel = z.object({
  connectionId: z.uuid("Choose a connection."),
  modelId: z.string().trim().min(1, "Enter the model’s id, as the provider writes it.").max(2_048, "At most 2,048 characters."),
});

export const priceInput = pricedModel.extend({
  inputPerMillion: perMillion("input"),
  outputPerMillion: perMillion("output"),
  /** Where the price was read, in the owner's words. */
  source: z.string().trim().max(300, "At most 300 characters.").default(""),
});

export type PricedModel = z.infer<typeof pricedModel>;
export type PriceInput = z.infer<typeof priceInput>;

/** A typed amount as a number: “0,15” and “$0.15” too. NaN for what is no number, or nothing. */
export function readAmount(typed: string): number {
  const text = typed
    .trim()
    .replace(/^\$\s*/, "")
    .replace(/^(\d*),(\d+)$/, "$1.$2");
  return /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}
