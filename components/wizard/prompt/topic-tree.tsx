import clsx from "clsx";
import { Undo2, X } from "lucide-react";
import { IconButton } from "@/components/ui/button.tsx";
import { pathKey, type SubTopic } from "@/lib/generation/topic-tree.ts";

interface TopicTreeProps {
  topics: readonly SubTopic[];
  /** Keys of places that are taken out (`pathKey`); what stands below them is out too. */
  removed: ReadonlySet<string>;
  onToggle: (key: string) => void;
  above?: readonly number[];
  /** Whether a topic above is taken out. */
  out?: boolean;
}

/** Sub-topics as nested lists. Each can be taken out and put back. */
export function TopicTree({ topics, removed, onToggle, above = [], out = false }: TopicTreeProps) {
  return (
    <ul aria-label={above.length === 0 ? "Sub-topics" : undefined} className={clsx(above.length > 0 && "ml-3 border-l pl-3")}>
      {topics.map((topic, index) => {
        const path = [...above, index];
        const key = pathKey(path);
        const isOut = removed.has(key);
        return (
          <li key={key}>
            <div className="flex min-h-9 items-center justify-between gap-2">
              <span
                className={clsx(
                  "min-w-0 break-words",
                  (isOut || out) && "text-soft line-through",
                  topic.children.length > 0 && "font-medium",
                )}
              >
                {topic.text}
              </span>
              {!out && (
                <IconButton label={isOut ? `Keep ${topic.text}` : `Remove ${topic.text}`} onClick={() => onToggle(key)}>
                  {isOut ? <Undo2 /> : <X />}
                </IconButton>
              )}
            </div>
            {topic.children.length > 0 && (
              <TopicTree topics={topic.children} removed={removed} onToggle={onToggle} above={path} out={out || isOut} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
