import Link from "next/link";
import { plural } from "@/lib/format.ts";

interface Usage {
  usedIn: readonly { id: string; name: string; status: string }[];
  usedElsewhere: number;
}

/** The drafts and datasets made from a file, each a link; at most `most`. */
export function UsedIn({ usedIn, usedElsewhere, most = 20 }: Usage & { most?: number }) {
  if (usedIn.length + usedElsewhere === 0) return <span className="text-soft">Nothing yet</span>;
  const shown = usedIn.slice(0, most);
  const rest = usedIn.length - shown.length + usedElsewhere;
  return (
    <ul className="flex flex-col gap-0.5">
      {shown.map(({ id, name, status }) => (
        <li key={id} className="truncate">
          <Link
            href={status === "draft" ? `/generations/${id}/configure` : `/generations/${id}`}
            prefetch={false}
            className="underline decoration-line-strong underline-offset-2 hover:decoration-current"
            title={name}
          >
            {name || "Untitled"}
          </Link>
          {status === "draft" && <span className="text-soft"> (draft)</span>}
        </li>
      ))}
      {rest > 0 && <li className="text-soft">{shown.length > 0 ? `and ${rest} more` : plural(rest, "dataset")}</li>}
    </ul>
  );
}

/** What deleting a file does to what uses it, in a sentence or two. */
export function lossOf({ usedIn, usedElsewhere }: Usage): string {
  const drafts = usedIn.filter(({ status }) => status === "draft");
  const made = usedIn.length - drafts.length + usedElsewhere;
  const names = drafts
    .slice(0, 3)
    .map(({ name }) => `“${name || "Untitled"}”`)
    .join(", ");
  const sentences = [
    drafts.length > 0 && `It will be taken out of ${plural(drafts.length, "draft")}: ${names}${drafts.length > 3 ? ", …" : ""}.`,
    made > 0 && `${plural(made, "dataset")} made from it ${made === 1 ? "keeps its" : "keep their"} rows.`,
    usedIn.length + usedElsewhere === 0 && "Nothing uses it.",
  ];
  return sentences.filter(Boolean).join(" ");
}
