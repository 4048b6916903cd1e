"use client";

import { Select } from "../ui/field.tsx";

interface Place {
  id: string;
  label: string;
}

/** The page's index on a phone. */
export function JumpSelect({ groups }: { groups: { label: string; places: Place[] }[] }) {
  return (
    <Select
      aria-label="Go to"
      value=""
      onChange={({ target: { value } }) => {
        location.hash = value;
      }}
    >
      <option value="" disabled>
        Go to …
      </option>
      {groups.map(({ label, places }) => (
        <optgroup key={label} label={label}>
          {places.map(({ id, label: name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}
