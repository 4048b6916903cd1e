import type { Transaction } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { toProvider } from "../evaluation/prepare.ts";
import type { Provider } from "../generation/config.ts";

/**
 * The connection that is named; where none is, the only one that there is beside the demo, or the demo alone.
 * @throws AppError `bad-input:workflow` at `connection_id` with the choices
 */
export async function chooseConnection(transaction: Transaction, id: string | undefined): Promise<{ id: string; provider: Provider }> {
  const all = await transaction.connection.findMany({ select: { id: true, name: true, provider: true }, orderBy: { name: "asc" } });
  const real = all.filter(({ provider }) => provider !== "demo");
  const [only, ...others] = real.length > 0 ? real : all;
  const chosen = id === undefined ? (others.length === 0 ? only : undefined) : all.find((connection) => connection.id === id);
  if (chosen) return { id: chosen.id, provider: toProvider(chosen.provider) };
  if (id !== undefined) throw bad("The connection does not exist any more. Choose another one.");
  if (all.length === 0) throw bad("There is no connection to a model yet: an owner adds one under Settings → Connections.");
  throw bad(`Say by connection_id where the model is: ${real.map((connection) => `“${connection.name}” (${connection.id})`).join(", ")}.`);
}

const bad = (message: string) => new AppError("bad-input:workflow", message, { field: "connection_id" });
