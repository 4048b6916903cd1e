import { FileText, SearchX } from "lucide-react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";

/** Before the first upload. */
export function NoFiles() {
  return (
    <EmptyState icon={FileText} title="No files yet">
      <ForChangers otherwise="What your team uploads appears here.">
        Upload the documents that a dataset should be about, such as manuals or articles, or data whose items should each get a completion.
        Then choose them in the first step of a new dataset.
      </ForChangers>
    </EmptyState>
  );
}

export function NoFileMatches({ search }: { search: string }) {
  return (
    <EmptyState icon={SearchX} title="Nothing matches" action={<ButtonLink href="/files">Clear the search</ButtonLink>}>
      No file’s name holds “{search}”.
    </EmptyState>
  );
}
