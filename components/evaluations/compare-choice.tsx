import { Button } from "@/components/ui/button.tsx";
import { Select } from "@/components/ui/field.tsx";

interface CompareChoiceProps {
  id: string;
  others: readonly { id: string; name: string; modelId: string }[];
  /** The one that it is compared with already. */
  chosen?: string;
}

/** Chooses the evaluation to compare with. A plain form, so that it works without a script. */
export function CompareChoice({ id, others, chosen }: CompareChoiceProps) {
  return (
    <form action={`/evaluations/${id}/compare`} className="flex w-full flex-wrap gap-2">
      <Select name="with" aria-label="Compare with" defaultValue={chosen} className="min-w-0 flex-1 basis-48">
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {other.name} ({other.modelId})
          </option>
        ))}
      </Select>
      <Button type="submit">Compare</Button>
    </form>
  );
}
