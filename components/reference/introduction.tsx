import { Text } from "./text.tsx";

/** What holds for every operation. */
export function Introduction({ address }: { address: string }) {
  return (
    <section aria-label="How it works" className="max-w-prose">
      <Text
        text={`Everything stands below \`${address}/v1\`. Send an API key with each request, as \`Authorization: Bearer sl_…\` or as \`x-portkey-api-key: sl_…\`; you make one under [Settings → API keys](/settings/api-keys). A key does what its person may do, within its scopes: \`read\`, \`completions.write\` for everything that makes data, \`admin\`.

- **Lists** come in pages: give the \`next\` of one page as the \`cursor\` of the following one; it is null on the last.
- **A repeat that does nothing twice:** where an operation says so, send an \`Idempotency-Key\` of your own. The same key within a day brings the first answer again.
- **Limits:** each key has a number of requests a minute. \`RateLimit\` says how many are left; a 429 says in \`Retry-After\` how many seconds to wait.
- **Programs** can be generated from the [OpenAPI 3.1 document](/v1/openapi.json).`}
      />
    </section>
  );
}
