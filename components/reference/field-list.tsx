import type { Field } from "@/lib/api/reference/fields.ts";
import { Text } from "./text.tsx";

/**
 * Fields with type, limits and meaning; their own fields are folded away.
 * @param sent whether they are sent, so that what must be there is marked; of an answer what may be missing is
 */
export function FieldList({ fields, sent }: { fields: readonly Field[]; sent: boolean }) {
  return (
    <ul className="api-fields">
      {fields.map(({ name, type, required, limits, meaning, fields: inner }) => (
        <li key={name}>
          <b>{name}</b>
          <i>{[type, ...limits].join(" · ")}</i>
          {required === sent && <em>{sent ? "required" : "may be missing"}</em>}
          {meaning && <Text text={meaning} />}
          {inner.length > 0 && (
            <details>
              <summary>{inner.length === 1 ? "1 field" : `${inner.length} fields`}</summary>
              <FieldList fields={inner} sent={sent} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
