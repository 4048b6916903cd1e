// What a person does to a generation after its draft: one place to import from.
export { cancelGeneration, pauseGeneration, resumeGeneration, setSpendingLimit } from "./control.ts";
export { deleteGeneration, renameGeneration } from "./manage.ts";
export { retryFailedCalls } from "./retry.ts";
export { startGeneration } from "./start.ts";
