import type { Operation } from "../operation.ts";
import { generationOperations } from "./generations.ts";

/** Every operation of the /v1 API, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [...generationOperations];
