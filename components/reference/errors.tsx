import { PROBLEM_KINDS } from "@/lib/api/problem.ts";
import { ERROR_KINDS, statusOf } from "@/lib/errors.ts";
import { Text } from "./text.tsx";

/** Each kind of error, at the anchor that its `type` names. */
export function Errors() {
  return (
    <section aria-labelledby="errors" className="flex flex-col gap-3">
      <h2 id="errors" className="font-semibold text-lg">
        Errors
      </h2>
      <Text text="What cannot be done is answered as `application/problem+json` (RFC 9457): `status`, a `detail` that says what was wrong, where, and what to do, a `code` of the form `kind:subject` for programs, the `field` at fault where there is one, and a `requestId` that stands in the server’s log. These are the kinds." />
      <dl className="rounded-xl border">
        {ERROR_KINDS.map((kind) => (
          <div key={kind} id={kind} className="border-b px-4 py-3 last:border-b-0 target:bg-accent-soft">
            <dt className="flex flex-wrap items-baseline gap-x-3">
              <code className="font-mono font-semibold text-[0.8125rem]">{kind}</code>
              <span>
                {statusOf(`${kind}:any`)} {PROBLEM_KINDS[kind].title}
              </span>
            </dt>
            <dd className="mt-1 text-soft">
              <Text text={PROBLEM_KINDS[kind].advice} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
