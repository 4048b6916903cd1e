import type { Field } from "@/lib/api/reference/fields.ts";
import { Text } from "./text.tsx";

/** Fields with type, limits and meaning; their own fields are folded away. */
export function FieldList({ fields }: { fields: readonly Field[] }) {
  return (
    <ul className="api-fields">
      {fields.map(({ name, type, required, limits, meaning, fields: inner }) => (
        <li key={name}>
          <b>{name}</b>
          <i>{[type, ...limits].join(" · ")}</i>
          {required && <em>required</em>}
          {meaning && <Text text={meaning} />}
          {inner.length > 0 && (
            <details>
              <summary>{inner.length === 1 ? "1 field" : `${inner.length} fields`}</summary>
              <FieldList fields={inner} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
