import { discardUpload } from "@/lib/files/files.ts";
import { continueUpload } from "@/lib/files/uploads.ts";
import { route } from "../../../../server.ts";

type Params = { id: string };

/** How far the upload is. */
export const HEAD = route<Params>((user, { id }, request) => continueUpload(user, id, request));

/** The next part. */
export const PATCH = route<Params>((user, { id }, request) => continueUpload(user, id, request));

/** Discards an upload that is not whole. */
export const DELETE = route<Params>(async (user, { id }) => {
  await discardUpload(user, id);
  return new Response(null, { status: 204, headers: { "tus-resumable": "1.0.0" } });
});
