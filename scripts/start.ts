// `npm start`: everything on one machine.
import { startStudio } from "./start-studio.ts";

await startStudio({ development: false });
