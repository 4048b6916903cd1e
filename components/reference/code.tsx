import { CopyButton } from "../ui/copy-button.tsx";
import { tokenise } from "./tokens.ts";
import "./reference.css";

/** A text in type of one width, JSON coloured, with a button that copies it. */
export function Code({ text, label, json = false, most = Number.POSITIVE_INFINITY }: CodeProps) {
  const coloured = json && text.length <= most;
  return (
    <div className="api-code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label}>
        <pre>
          <code>
            {coloured
              ? tokenise(text).map(({ text: piece, kind }, at) =>
                  kind ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which changes as a whole
                    <span key={at} className={`api-${kind}`}>
                      {piece}
                    </span>
                  ) : (
                    piece
                  ),
                )
              : text}
          </code>
        </pre>
      </section>
      <CopyButton text={text} label={`Copy ${label}`} className="api-copy" />
    </div>
  );
}

interface CodeProps {
  text: string;
  /** What it is, such as “curl example”. */
  label: string;
  json?: boolean;
  /** Characters up to which it is coloured. */
  most?: number;
}
