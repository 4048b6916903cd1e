import { connectionSettings } from "../connections/settings.ts";
import { database, type Transaction } from "../db/client.ts";
import type { Connection } from "../db/generated/client.ts";
import { builtInPrice, PRICES_AS_OF, type Price } from "../inference/prices.ts";

/** A price with its origin, as it is shown, frozen into a generation and written into a dataset's metadata. */
export interface KnownPrice extends Price {
  /** In words: the built-in table, or where the owner read it. */
  source: string;
  /** The month (2026-07) or day (2026-11-20) of which it is. */
  asOf: string;
}

/** What the built-in table's source is called for people. */
export const BUILT_IN_SOURCE = "Seedloom’s price table";

/**
 * What a model costs on a connection now: an owner's own price first, then the built-in one. Null when neither is known,
 * and for a connection that is gone.
 */
export async function findPrice(
  connectionId: string | null,
  modelId: string,
  transaction: Transaction = database(),
): Promise<KnownPrice | null> {
  if (connectionId === null) return null;
  const connection = await transaction.connection.findUnique({
    where: { id: connectionId },
    include: { modelPrices: { where: { modelId: modelId.trim() } } },
  });
  if (!connection) return null;
  const [own] = connection.modelPrices;
  if (!own) return builtInFor(connection, modelId);
  const { inputPerMillion, outputPerMillion, source, updatedAt } = own;
  return { inputPerMillion, outputPerMillion, source: source || "entered by an owner", asOf: updatedAt.toISOString().slice(0, 10) };
}

/** The built-in price alone, whatever owners have entered. */
export function builtInFor({ settings }: Pick<Connection, "settings">, modelId: string): KnownPrice | null {
  const place = connectionSettings.parse(settings);
  const price = builtInPrice(place, modelId);
  if (price && place.provider === "demo") return { ...price, source: "the built-in demo costs nothing", asOf: PRICES_AS_OF };
  return price && { ...price, source: BUILT_IN_SOURCE, asOf: PRICES_AS_OF };
}
