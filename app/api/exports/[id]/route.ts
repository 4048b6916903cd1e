import { exportResponse } from "@/lib/export/stored/export-response.ts";
import { route } from "../../../server.ts";

export const GET = route<{ id: string }>((user, { id }, request) => exportResponse(user, id, request));
