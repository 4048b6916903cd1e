// `npm run dev`: the same as `npm start`, but pages are compiled as they are opened and follow their source.
import { startStudio } from "./start-studio.ts";

await startStudio({ development: true });
