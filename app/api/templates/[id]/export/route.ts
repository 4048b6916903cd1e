import { exportTemplate } from "@/lib/templates/saved-templates.ts";
import { route } from "../../../../server.ts";

/** A template as a JSON file. */
export const GET = route<{ id: string }>(async (user, { id }) => {
  const { text, contentDisposition } = await exportTemplate(user, id);
  return new Response(text, {
    headers: {
      ...{ "content-type": "application/json; charset=utf-8", "content-disposition": contentDisposition },
      ...{ "cache-control": "no-store", "x-content-type-options": "nosniff" },
    },
  });
});
