import { beginUpload } from "@/lib/files/uploads.ts";
import { route } from "../../../server.ts";

/** Begins a resumable upload (https://tus.io). */
export const POST = route((user, _params, request) => beginUpload(user, request));
