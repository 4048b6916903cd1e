"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Select } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { plural } from "@/lib/format.ts";
import { LIMITS } from "@/lib/generation/config.ts";
import { prune, seedsOf, sizeOfTree, TREE_LIMITS } from "@/lib/generation/topic-tree.ts";
import { useAssist } from "../use-assist.ts";
import { TopicTree } from "./topic-tree.tsx";

const COUNTS = Array.from({ length: TREE_LIMITS.perLevel - 1 }, (_, index) => index + 2);
const LEVELS = [
  { levels: 1, name: "Sub-topics" },
  { levels: 2, name: "Sub-topics and theirs" },
  { levels: 3, name: "Three levels" },
] as const;
const LEVEL_NAMES = ["Sub-topics", "each with", "each again with"];

/** Divides a seed into a tree of sub-topics. What of it is kept takes the seed's place, or comes behind the others. */
export function ExpandDialog({
  seed,
  room,
  onTake,
  onClose,
}: {
  seed: string;
  /** How many more seeds the dataset may have. */
  room: number;
  onTake: (seeds: string[], how: "replace" | "add") => void;
  onClose: () => void;
}) {
  const id = useId();
  const [levels, setLevels] = useState<number>(1);
  const [perLevel, setPerLevel] = useState([5, 3, 2]);
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const { state, run, reset } = useAssist("expand");
  const running = state.kind === "running";
  const chosen = perLevel.slice(0, levels);
  const size = sizeOfTree(chosen);
  const topics = state.kind === "done" ? state.answer.topics : [];
  const leaves = seedsOf(seed, prune(topics, removed));
  const tooMany = size.leaves > LIMITS.seeds;
  const ask = () => {
    setRemoved(new Set());
    void run({ seed, perLevel: chosen });
  };
  const toggle = (key: string) =>
    setRemoved((before) => (before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key])));

  const footer = running ? (
    <Button onClick={reset}>Cancel</Button>
  ) : (
    <>
      <Button onClick={onClose}>Close</Button>
      <Button variant={topics.length === 0 ? "primary" : "secondary"} disabled={tooMany} onClick={ask}>
        {topics.length === 0 ? "Make the tree" : "Make another"}
      </Button>
      {leaves.length > 0 && (
        <>
          <Button disabled={leaves.length > room} onClick={() => onTake(leaves, "add")}>
            Add {leaves.length}
          </Button>
          <Button variant="primary" disabled={leaves.length > room + 1} onClick={() => onTake(leaves, "replace")}>
            Replace the seed by {leaves.length}
          </Button>
        </>
      )}
    </>
  );
  return (
    <Dialog
      open
      wide
      onOpenChange={(stays) => !stays && onClose()}
      title={`Expand “${seed}”`}
      description="The model divides the topic into sub-topics, unlike one another and your other seeds. Each one that you keep becomes a seed of its own."
      footer={footer}
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-depth`} className="font-medium">
            Depth
          </label>
          <Select id={`${id}-depth`} value={levels} onChange={(event) => setLevels(Number(event.target.value))} className="w-52!">
            {LEVELS.map((option) => (
              <option key={option.levels} value={option.levels}>
                {option.name}
              </option>
            ))}
          </Select>
        </div>
        {chosen.map((count, level) => (
          <div key={LEVEL_NAMES[level]} className="flex flex-col gap-1">
            <label htmlFor={`${id}-level-${level}`} className="font-medium">
              {LEVEL_NAMES[level]}
            </label>
            <Select
              id={`${id}-level-${level}`}
              value={count}
              onChange={(event) => setPerLevel(perLevel.with(level, Number(event.target.value)))}
              className="w-24!"
              aria-describedby={`${id}-size`}
            >
              {COUNTS.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </Select>
          </div>
        ))}
      </div>
      <p id={`${id}-size`} className={`mt-2 text-[0.8125rem] tabular-nums ${tooMany ? "text-danger" : "text-soft"}`}>
        {chosen.length > 1 ? `${chosen.join(" × ")} = ` : ""}
        {plural(size.leaves, "seed")}, from {plural(size.calls, "call")} to the model.
        {tooMany && ` A dataset has at most ${LIMITS.seeds} seeds: choose fewer.`}
      </p>
      <div aria-live="polite" aria-busy={running} className="mt-4 flex flex-col gap-3">
        {running && ["one", "two", "three", "four"].map((line) => <Skeleton key={line} className="h-9 w-full" />)}
        {state.kind === "failed" && <Callout tone="danger">{state.message}</Callout>}
        {state.kind === "done" && (
          <>
            <Outcome leftOut={state.answer.leftOut} undivided={state.answer.undivided} reason={state.answer.reason} />
            <TopicTree topics={topics} removed={removed} onToggle={toggle} />
            {leaves.length > room + 1 && (
              <Callout tone="warning">
                There is room for {plural(room, "more seed")} only. Remove some of these, or other seeds first.
              </Callout>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Outcome({ leftOut, undivided, reason }: { leftOut: number; undivided: number; reason: string }) {
  return (
    <>
      {undivided > 0 && (
        <Callout tone="warning">
          {plural(undivided, "sub-topic")} could not be divided further and {undivided === 1 ? "stays" : "stay"} whole: {reason}
        </Callout>
      )}
      {leftOut > 0 && (
        <p className="text-[0.8125rem] text-soft">{plural(leftOut, "proposal")} left out, too much like what is there already.</p>
      )}
    </>
  );
}
