/** Stands wherever the demo model or its output is shown or saved. */
export const DEMO_NOTICE = "Made by the built-in demo model: canned text for trying the studio, not for training.";
