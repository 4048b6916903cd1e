import type { Outcome } from "@/lib/errors.ts";
import type { PricedModel, PriceInput } from "@/lib/prices/form.ts";

/** What owners can do; the page's server actions. */
export interface PriceActions {
  save: (input: PriceInput) => Promise<Outcome<unknown>>;
  remove: (input: PricedModel) => Promise<Outcome<unknown>>;
}
