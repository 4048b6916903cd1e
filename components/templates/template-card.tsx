import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { Button } from "@/components/ui/button.tsx";

/** One template: what it is good for, and the way to a dataset. */
export function TemplateCard({
  name,
  description,
  facts,
  field,
  value,
  begin,
  menu,
}: {
  name: string;
  description: string;
  /** What is in it, and whose it is. */
  facts: ReactNode;
  /** The form's field that names it. */
  field: "template" | "savedTemplate";
  value: string;
  begin: (form: FormData) => Promise<void>;
  menu?: ReactNode;
}) {
  return (
    <li className="flex flex-col gap-3 rounded-lg border p-4">
      <div className="flex items-start justify-between gap-2">
        <h3 className="min-w-0 break-words font-medium leading-8">{name}</h3>
        {menu}
      </div>
      <p className="-mt-2 flex-1 break-words text-[0.8125rem] text-soft">{description}</p>
      <div className="flex items-end justify-between gap-2">
        <span className="min-w-0 flex-1 break-words text-soft text-xs">{facts}</span>
        <ForChangers>
          <form action={begin}>
            <input type="hidden" name={field} value={value} />
            <Button type="submit" size="small" aria-label={`Begin a dataset with ${name}`}>
              Begin <ArrowRight aria-hidden />
            </Button>
          </form>
        </ForChangers>
      </div>
    </li>
  );
}
