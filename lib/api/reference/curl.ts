import { fillPath, fillPlaceholders, pathParameters, placeholdersIn } from "./placeholders.ts";

export interface CurlRequest {
  method: string;
  /** With its parameters in braces. */
  path: string;
  /** As it stands after the question mark; empty for none. */
  query: string;
  /** JSON text; `file` for bytes; null for none. */
  body: { json: string } | "file" | null;
  /** Whether it needs an API key. */
  keyed: boolean;
}

/** `exampleId` as `EXAMPLE_ID`. */
const variableOf = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();

/** The shell variables that the example reads. */
export function curlVariables({ path, query, body, keyed }: CurlRequest): string[] {
  const inBody = body === "file" ? ["FILE"] : body ? placeholdersIn(body.json) : [];
  return [...new Set([...(keyed ? ["API_KEY"] : []), ...pathParameters(path).map(variableOf), ...placeholdersIn(query), ...inBody])];
}

/**
 * The request as a command for any POSIX shell, which runs as it stands once its variables are set.
 * @param address of the studio, without a slash at its end
 */
export function curlExample(request: CurlRequest, address: string): string {
  const { method, path, query, body, keyed } = request;
  const place = fillPath(path, (name) => `$${variableOf(name)}`);
  const asked = query && `?${fillPlaceholders(escapeText(query), (name) => `$${name}`)}`;
  const usual = method === "GET" || (method === "POST" && body);
  const parts = [
    `curl ${usual ? "" : `-X ${method} `}"${address}${place}${asked}"`,
    keyed && '-H "Authorization: Bearer $API_KEY"',
    body === "file" && '-H "Content-Type: application/octet-stream" --data-binary "@$FILE"',
    body && body !== "file" && `-H "Content-Type: application/json" -d @- ${hereDocument(body.json)}`,
  ];
  return parts.filter(Boolean).join(" \\\n  ");
}

/** Fed to curl's input: nothing in it ends a quotation, as the apostrophe of a sentence would. */
function hereDocument(json: string): string {
  if (placeholdersIn(json).length === 0) return `<<'JSON'\n${json}\nJSON`;
  return `<<JSON\n${fillPlaceholders(escapeText(json, '"'), (name) => `$${name}`)}\nJSON`;
}

/** What a shell would read as its own within double quotes. */
const escapeText = (text: string, kept = "") => text.replaceAll(/[\\$`"]/g, (sign) => (sign === kept ? sign : `\\${sign}`));
