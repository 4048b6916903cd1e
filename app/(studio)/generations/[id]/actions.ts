"use server";

import { z } from "zod";
import { cancelGeneration, pauseGeneration, resumeGeneration, retryFailedCalls, setSpendingLimit } from "@/lib/generation/lifecycle.ts";
import { action } from "../../../server.ts";

const one = z.object({ id: z.uuid() });
const retry = one.extend({ only: z.object({ code: z.string().max(100), reason: z.string().max(10_000) }).optional() });
const limit = one.extend({ limit: z.number("Enter an amount in dollars, such as 5.").nullable() });

export const pauseAction = action(one, (user, { id }) => pauseGeneration(user, id));

export const resumeAction = action(one, (user, { id }) => resumeGeneration(user, id));

export const cancelAction = action(one, (user, { id }) => cancelGeneration(user, id));

export const setLimitAction = action(limit, (user, input) => setSpendingLimit(user, input.id, input.limit));

export const retryAction = action(retry, (user, { id, only }) => retryFailedCalls(user, id, only));
