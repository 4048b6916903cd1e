import { ButtonLink } from "@/components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";

/** Extracted text marks a page's end with this. */
const PAGE_END = "\f";

interface TextPreviewProps {
  /** The file's own page. */
  href: string;
  text: string;
  /** Where this part begins, and the next one (null at the end), in bytes. */
  from: number;
  next: number | null;
  /** The page, from 1, that this part begins on; null where there are none. */
  page: number | null;
}

/** A part of a file's text, exactly as a model will get it, with the way to the next part. */
export function TextPreview({ href, text, from, next, page }: TextPreviewProps) {
  const pages = pagesOf(text, page ?? 1);
  const last = pages.at(-1)?.page ?? 1;
  return (
    <Card>
      <CardHeader
        title="Text"
        description="What was read from the file, as a model will get it. Headings and tables are kept as markdown."
      />
      <CardBody className="flex flex-col gap-4">
        <section aria-label="Text of the file" className="divide-y rounded-lg border bg-surface">
          {pages.map((part) => (
            <div key={part.page}>
              {page !== null && <p className="border-b px-4 py-1.5 text-soft text-xs tabular-nums">Page {part.page}</p>}
              <pre dir="auto" className="whitespace-pre-wrap break-words px-4 py-3 font-mono text-[0.8125rem] leading-relaxed">
                {part.text}
              </pre>
            </div>
          ))}
        </section>
        {(from > 0 || next !== null) && (
          <div className="flex flex-wrap justify-between gap-2">
            {from > 0 ? <ButtonLink href={href}>Back to the beginning</ButtonLink> : <span />}
            {next !== null && (
              <ButtonLink rel="next" href={`${href}?from=${next}${page === null ? "" : `&page=${last}`}`}>
                Next part
              </ButtonLink>
            )}
          </div>
        )}
      </CardBody>
    </Card>
  );
}

/** A text cut at its pages' ends. */
function pagesOf(text: string, first: number) {
  return text.split(PAGE_END).map((part, index) => ({ page: first + index, text: part }));
}
