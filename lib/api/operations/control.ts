import type { z } from "zod";
import { cancelGeneration, pauseGeneration, resumeGeneration, retryFailedCalls } from "../../generation/lifecycle.ts";
import { type Answered, type ApiActor, type Operation, operation } from "../operation.ts";
import { idParams } from "../schemas.ts";

/** What runs: generations, and evaluations, which are runs over their rows. */
interface Running<Answer extends z.ZodType> {
  /** `Generation` in `pauseGeneration`. */
  noun: string;
  tag: string;
  path: `/v1/${string}`;
  answer: Answer;
  /** The engine's functions take either kind: this says `not-found` for the other one. */
  require(actor: ApiActor, id: string): Promise<unknown>;
  describe(actor: ApiActor, id: string): Promise<Answered<Answer>>;
}

interface Control {
  name: string;
  summary: string;
  description: string;
  act(actor: ApiActor, id: string): Promise<unknown>;
}

/** What is done to something that runs: a POST without a body that answers with how it stands then. */
export function control<Answer extends z.ZodType>(running: Running<Answer>, { name, summary, description, act }: Control): Operation {
  const { noun, tag, path, answer } = running;
  return operation({
    ...{ id: `${name}${noun}`, method: "POST", path: `${path}/{id}/${name}`, tag, summary, description },
    ...{ scope: "completions.write", status: 200, params: idParams, answer },
    async run(actor, { params: { id } }) {
      await running.require(actor, id);
      await act(actor, id);
      return running.describe(actor, id);
    },
  });
}

/** Pause, resume, cancel and retry. */
export const controls = <Answer extends z.ZodType>(running: Running<Answer>): Operation[] => CONTROLS.map((one) => control(running, one));

const CONTROLS: readonly Control[] = [
  { name: "pause", summary: "Pause it", description: "Calls in flight end and what they bring is kept.", act: pauseGeneration },
  {
    ...{ name: "resume", summary: "Go on with one that is paused", act: resumeGeneration },
    description: "Raise a spending limit that is used up first.",
  },
  { name: "cancel", summary: "End it for good", description: "What was made is kept.", act: cancelGeneration },
  {
    ...{ name: "retry", summary: "Ask again for what is missing", description: "Sets one that has ended running again." },
    act: (actor, id) => retryFailedCalls(actor, id),
  },
];
