import Markdown from "react-markdown";

/** A description of ours, from Markdown, made on the server. */
export function Text({ text }: { text: string }) {
  return (
    <div className="api-text">
      <Markdown>{text}</Markdown>
    </div>
  );
}
