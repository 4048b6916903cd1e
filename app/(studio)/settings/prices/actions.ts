"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/server.ts";
import { pricedModel, priceInput } from "@/lib/prices/form.ts";
import { removePrice, savePrice } from "@/lib/prices/prices.ts";

const refresh = () => revalidatePath("/settings/prices");

export const savePriceAction = action(priceInput, async (user, input) => {
  await savePrice(user, input);
  refresh();
});

/** Back to the built-in price, or to none. */
export const removePriceAction = action(pricedModel, async (user, input) => {
  await removePrice(user, input);
  refresh();
});
