import { ArrowRight, Sprout } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";

/** The studio's main action: a new draft, opened in the wizard. `create` is the form's server action. */
export function CreateCard({ create }: { create: (form: FormData) => Promise<void> }) {
  return (
    <Card className="flex flex-wrap items-center gap-x-6 gap-y-4 p-5 sm:p-6">
      <span aria-hidden className="grid size-11 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent">
        <Sprout className="size-5" />
      </span>
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-semibold text-[0.9375rem]">Create dataset</h2>
        <p className="mt-0.5 text-soft">Turn an idea, a few topics and a few examples into pairs of prompt and completion.</p>
      </div>
      <form action={create}>
        <Button variant="primary" type="submit">
          Create dataset <ArrowRight aria-hidden />
        </Button>
      </form>
    </Card>
  );
}
