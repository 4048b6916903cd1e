import Link from "next/link";
import type { ReactNode } from "react";
import { plural } from "@/lib/format.ts";
import type { ConfigView } from "@/lib/workflows/configs.ts";
import { SchemaFields } from "./form/schema-fields.tsx";

/** One config of the list: its template, and the fields of a row. */
export function ConfigCard({ config, menu }: { config: ConfigView; menu: ReactNode }) {
  const { id, name, user_prompt_template, schema_example, temperature, workflows } = config;
  return (
    <li className="flex flex-col gap-3 rounded-xl border p-5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="break-words font-semibold text-[0.9375rem]">
            <Link href={`/workflows/configs/${id}`} prefetch={false} className="rounded-sm hover:underline">
              {name}
            </Link>
          </h2>
          <p className="mt-0.5 text-[0.8125rem] text-soft">
            Temperature {temperature} · {workflows === 0 ? "in no workflow yet" : `in ${plural(workflows, "workflow")}`}
          </p>
        </div>
        {menu}
      </div>
      <p className="line-clamp-3 whitespace-pre-wrap break-words text-[0.8125rem]">{user_prompt_template}</p>
      <SchemaFields text={JSON.stringify(schema_example)} />
    </li>
  );
}
