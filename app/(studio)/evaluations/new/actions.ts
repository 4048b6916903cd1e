"use server";

import { z } from "zod";
import { testConnection } from "@/lib/connections/test-connection.ts";
import { estimateEvaluation } from "@/lib/evaluation/estimate.ts";
import { evaluationForm } from "@/lib/evaluation/form.ts";
import { startEvaluation } from "@/lib/evaluation/start.ts";
import { action } from "../../../server.ts";

const datasetId = z.uuid();
const { connectionId, modelId, temperature, maxTokens, rows, rubric } = evaluationForm.shape;
const estimated = z.object({ connectionId, modelId, temperature, maxTokens, rows, rubric });

export const startEvaluationAction = action(z.object({ datasetId, form: evaluationForm }), (user, input) =>
  startEvaluation(user, input.datasetId, input.form),
);

export const estimateEvaluationAction = action(z.object({ datasetId, form: estimated }), (user, input) =>
  estimateEvaluation(user, input.datasetId, input.form),
);

/** Sends one very short request to a model of a stored connection. */
export const testModelAction = action(z.object({ connectionId, modelId }), (user, input) =>
  testConnection(user, input.connectionId, input.modelId),
);
