import type { Operation } from "../operation.ts";
import { evaluationOperations } from "./evaluations.ts";
import { generationOperations } from "./generations.ts";
import { rubricOperations } from "./rubrics.ts";

/** Every operation of the /v1 API, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [...generationOperations, ...evaluationOperations, ...rubricOperations];
