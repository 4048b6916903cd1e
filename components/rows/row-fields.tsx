import { CopyButton } from "@/components/ui/copy-button.tsx";
import { PlainText, RowText } from "./row-text.tsx";
import type { RowField } from "./types.ts";

interface RowFieldsProps {
  fields: readonly RowField[];
  raw: boolean;
  /** Whose fields they are, for screen readers, where two rows are on the page. */
  owner?: string;
}

/** The fields of a row, each with its name and a button that copies it. */
export function RowFields({ fields, raw, owner }: RowFieldsProps) {
  const label = (name: string) => (owner ? `${owner}: ${name}` : name);
  return (
    <div className="flex flex-col gap-6">
      {fields.map((field) => (
        <section key={field.name} aria-label={label(field.name)}>
          <div className="mb-1.5 flex items-center justify-between gap-2 border-b pb-1">
            <h3 className="font-medium text-soft text-xs first-letter:uppercase">{field.name}</h3>
            <CopyButton text={field.text} label={`Copy ${label(field.name)}`} />
          </div>
          {field.text === "" ? <p className="text-soft">(none)</p> : raw ? <PlainText text={field.text} /> : <RowText text={field.text} />}
        </section>
      ))}
    </div>
  );
}
