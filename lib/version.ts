import about from "../package.json" with { type: "json" };

/** Of Seedloom, as in package.json. */
export const VERSION: string = about.version;
