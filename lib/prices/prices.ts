import { type Actor, visibleTo } from "../accounts/actor.ts";
import { recordEvent } from "../audit/record-event.ts";
import { findConnection } from "../connections/connections.ts";
import { connectionSettings } from "../connections/settings.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import type { Provider } from "../generation/config.ts";
import { builtInModels, type Price } from "../inference/prices.ts";
import { builtInFor, type KnownPrice } from "./find-price.ts";
import type { PricedModel, PriceInput } from "./form.ts";

/** What is known of one model's price on one connection. */
export interface ModelPriceView {
  modelId: string;
  /** An owner's own price, which goes before the built-in one. */
  own: (Price & { source: string; updatedAt: Date; updatedBy: string }) | null;
  builtIn: KnownPrice | null;
  /** Whether a generation that the reader may see names this model. */
  used: boolean;
}

export interface ConnectionPrices {
  id: string;
  name: string;
  provider: Provider;
  /** Used models and own prices first, each part by id. */
  models: ModelPriceView[];
}

/** All connections with the models whose price is known, or asked for by a generation; everyone who is signed in may read them. */
export async function listPrices(actor: Actor): Promise<ConnectionPrices[]> {
  const [connections, used] = await Promise.all([
    database().connection.findMany({
      orderBy: [{ name: "asc" }, { id: "asc" }],
      include: { modelPrices: { include: { updatedBy: { select: { name: true, email: true } } } } },
    }),
    database().generation.findMany({
      where: { ...visibleTo(actor), connectionId: { not: null }, modelId: { not: "" } },
      distinct: ["connectionId", "modelId"],
      select: { connectionId: true, modelId: true },
    }),
  ]);
  return connections.map((connection) => {
    const { id, name, settings, modelPrices } = connection;
    const place = connectionSettings.parse(settings);
    const inUse = new Set(used.filter((generation) => generation.connectionId === id).map(({ modelId }) => modelId));
    const own = new Map(modelPrices.map((price) => [price.modelId, price]));
    const modelIds = [...new Set([...inUse, ...own.keys(), ...builtInModels(place)])];
    const models = modelIds.map((modelId): ModelPriceView => {
      const price = own.get(modelId);
      return {
        ...{ modelId, builtIn: builtInFor(connection, modelId), used: inUse.has(modelId) },
        own: price
          ? {
              ...{ inputPerMillion: price.inputPerMillion, outputPerMillion: price.outputPerMillion, source: price.source },
              ...{ updatedAt: price.updatedAt, updatedBy: price.updatedBy ? price.updatedBy.name || price.updatedBy.email : "" },
            }
          : null,
      };
    });
    return { id, name, provider: place.provider, models: models.sort(inOrder) };
  });
}

const isAtHand = ({ used, own }: ModelPriceView) => used || own !== null;

function inOrder(left: ModelPriceView, right: ModelPriceView): number {
  return Number(isAtHand(right)) - Number(isAtHand(left)) || left.modelId.localeCompare(right.modelId, "en");
}

/**
 * Enters or changes an owner's price. It holds for estimates and for generations that are started from now on; those that
 * were started keep the price that they began with.
 * @throws AppError `forbidden:price` for members and for the demo, `not-found:connection`
 */
export async function savePrice(actor: Actor, input: PriceInput): Promise<void> {
  mustBeOwner(actor);
  const { connectionId, modelId, inputPerMillion, outputPerMillion, source } = input;
  const connection = await findConnection(connectionId);
  if (connection.provider === "demo") throw new AppError("forbidden:price", "The built-in demo costs nothing.");
  const values = { inputPerMillion, outputPerMillion, source, updatedById: actor.id };
  await transact(async (transaction) => {
    await transaction.modelPrice.upsert({
      where: { connectionId_modelId: { connectionId, modelId } },
      create: { connectionId, modelId, ...values },
      update: values,
    });
    const details = { inputPerMillion, outputPerMillion };
    await recordEvent(
      actor,
      { action: "price-changed", subject: { type: "model", id: connectionId, name: modelId }, details },
      transaction,
    );
  });
}

/** Takes an owner's price away: the built-in one holds again, or none is known. Nothing happens where there was none. @throws AppError `forbidden:price` */
export async function removePrice(actor: Actor, { connectionId, modelId }: PricedModel): Promise<void> {
  mustBeOwner(actor);
  await transact(async (transaction) => {
    const { count } = await transaction.modelPrice.deleteMany({ where: { connectionId, modelId } });
    const subject = { type: "model", id: connectionId, name: modelId } as const;
    if (count > 0) await recordEvent(actor, { action: "price-changed", subject, details: { removed: true } }, transaction);
  });
}

function mustBeOwner(actor: Actor): void {
  if (actor.role !== "owner") throw new AppError("forbidden:price", "Only owners of this studio can change prices: ask one of them.");
}
