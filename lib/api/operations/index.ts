import type { Operation } from "../operation.ts";
import { connectionOperations } from "./connections.ts";
import { evaluationOperations } from "./evaluations.ts";
import { exportOperations } from "./exports.ts";
import { fileOperations } from "./files.ts";
import { generationOperations } from "./generations.ts";
import { reviewOperations } from "./review.ts";
import { rubricOperations } from "./rubrics.ts";
import { templateOperations } from "./templates.ts";
import { workflowOperations } from "./workflows.ts";

/** Every operation of the /v1 API, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [
  ...generationOperations,
  ...reviewOperations,
  ...exportOperations,
  ...evaluationOperations,
  ...rubricOperations,
  ...fileOperations,
  ...templateOperations,
  ...connectionOperations,
  ...workflowOperations,
];
