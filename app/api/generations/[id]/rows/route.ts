import { parseRowsAddress } from "@/components/rows/address.ts";
import { route } from "../../../../server.ts";
import { readRows } from "./read-rows.ts";

/** One page of the rows' table, or of the refused rows' with `view=refused`; the query is that of the generation's page. */
export const GET = route<{ id: string }>(async (user, { id }, request) => {
  const address = parseRowsAddress(new URL(request.url).searchParams);
  return Response.json(await readRows(user, id, address));
});
