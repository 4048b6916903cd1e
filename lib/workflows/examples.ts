import type { Actor } from "../accounts/actor.ts";
import { database, type Transaction } from "../db/client.ts";
import type { WorkflowExample } from "../db/generated/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import type { RowShape } from "../generation/fields/row-shape.ts";
import { lockWorkflow, requireWorkflow } from "./access.ts";
import { exampleAsText, exampleHash, readExampleText } from "./examples-text.ts";
import { type ExampleFeedback, type StoredExample, storedExample } from "./forms.ts";
import type { LabelledExample } from "./guidance.ts";
import { presentPrompt } from "./prompts.ts";
import { shapeOfSchema } from "./schema.ts";

// The samples of a workflow and the examples that were given, with what was said of each.

export interface ExampleView {
  example_id: string;
  /** The row; or a text, where somebody gave one that is no row. */
  text: StoredExample;
  label: string;
  reason: string;
  /** The user prompt that it was made with. */
  prompt_id: string | null;
  /** Made by the model, or given by a person. */
  source: "sample" | "given";
  created_at: string;
}

const MOST_SHOWN = 1_000;

/** The latest first, at most 1,000. @throws AppError `not-found:workflow` */
export async function listExamples(actor: Actor, workflowId: string): Promise<ExampleView[]> {
  const { config } = await requireWorkflow(actor, workflowId);
  const shape = shapeOfSchema(config.schema_example);
  const found = await database().workflowExample.findMany({
    where: { workflowId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
  });
  return found.map((example) => viewExample(shape, example));
}

/** All of a workflow, the oldest first, or only those of which something was said. */
export async function readExamples(workflowId: string, { labelled = false }: { labelled?: boolean } = {}): Promise<LabelledExample[]> {
  const found = await database().workflowExample.findMany({
    where: { workflowId, ...(labelled && { label: { not: "" } }) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return found.map(({ data, label, reason }) => ({ data: storedExample.parse(data), label, reason }));
}

export const viewExample = (shape: RowShape, { id, data, label, reason, promptId, source, createdAt }: WorkflowExample): ExampleView => ({
  ...{ example_id: id, text: exampleAsText(shape, data), label, reason, prompt_id: promptId },
  ...{ source: source === "given" ? "given" : "sample", created_at: createdAt.toISOString() },
});

/**
 * Stores what is said of samples, and examples that are given. @returns those that were named, as they are now
 * @throws AppError `not-found:workflow`; `bad-input:examples` that names the example
 */
export async function addFeedback(actor: Actor, workflowId: string, examples: readonly ExampleFeedback[]): Promise<ExampleView[]> {
  return transact(async (transaction) => {
    const { config } = await lockWorkflow(actor, workflowId, transaction);
    const { id: promptId } = await presentPrompt(transaction, workflowId);
    const shape = shapeOfSchema(config.schema_example);
    const stored = await storeFeedback(transaction, { workflowId, promptId, shape }, examples);
    return stored.map((example) => viewExample(shape, example));
  });
}

interface Place {
  workflowId: string;
  promptId: string;
  shape: RowShape;
}

/**
 * One that is named by its id is changed; any other is stored by what it says: given again, it is the same one. What is not
 * said of it (label, reason) stays as it was.
 */
export async function storeFeedback(
  transaction: Transaction,
  place: Place,
  examples: readonly ExampleFeedback[],
): Promise<WorkflowExample[]> {
  const stored: WorkflowExample[] = [];
  for (const [index, example] of examples.entries()) {
    const name = `Example ${index + 1}`;
    stored.push(
      example.example_id === undefined
        ? await keepGiven(transaction, place, example, name)
        : await changeExample(transaction, place, { ...example, example_id: example.example_id }, name),
    );
  }
  return stored;
}

async function keepGiven(transaction: Transaction, { workflowId, promptId, shape }: Place, example: ExampleFeedback, name: string) {
  const data = readExampleText(shape, example.text ?? "", name);
  const hash = exampleHash(data);
  return transaction.workflowExample.upsert({
    where: { workflowId_hash: { workflowId, hash } },
    create: { workflowId, promptId, data, hash, source: "given", ...saidOf(example) },
    update: saidOf(example),
  });
}

async function changeExample(
  transaction: Transaction,
  { workflowId, shape }: Place,
  example: ExampleFeedback & { example_id: string },
  name: string,
) {
  const { example_id: id, text } = example;
  const known = await transaction.workflowExample.findFirst({ where: { id, workflowId } });
  if (!known) throw bad(`${name}: this workflow has no example ${id}.`);
  if (text === undefined) return transaction.workflowExample.update({ where: { id }, data: saidOf(example) });
  const data = readExampleText(shape, text, name);
  const hash = exampleHash(data);
  const same = await transaction.workflowExample.findFirst({ where: { workflowId, hash, id: { not: id } } });
  if (same) throw bad(`${name}: another example (${same.id}) says just the same.`);
  return transaction.workflowExample.update({ where: { id }, data: { data, hash, ...saidOf(example) } });
}

const saidOf = ({ label, reason }: ExampleFeedback) => ({ ...(label !== undefined && { label }), ...(reason !== undefined && { reason }) });

const bad = (message: string) => new AppError("bad-input:examples", message, { field: "examples" });
