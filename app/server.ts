import { notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { canChange, VIEWERS_CHANGE_NOTHING } from "@/lib/accounts/actor.ts";
import { AppError, type Outcome, statusOf, toPublicError } from "@/lib/errors.ts";
import { logger } from "@/lib/log.ts";
import { describeRequest, routePattern } from "@/lib/request-context.ts";
import { signInPath } from "./browser.ts";
import { isFromElsewhere } from "./from-elsewhere.ts";
import { currentUser, type SignedIn } from "./session.ts";

/** The person who looks at a page; without a session, the sign-in page. */
export async function pageUser(): Promise<SignedIn> {
  return (await currentUser()) ?? redirect(await signInPath());
}

/** The person who looks at a page that only makes or changes something: for viewers it is not there. */
export async function pageChanger(): Promise<SignedIn> {
  const user = await pageUser();
  return canChange(user) ? user : notFound();
}

/** Loads what a page shows; what is not there, or is not this person's, is a 404 page. */
export async function load<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && (statusOf(error.code) === 404 || statusOf(error.code) === 403)) notFound();
    throw error;
  }
}

/** Who may besides owners and members: `viewers` too where it changes nothing, or only their own account. */
interface Access {
  viewers?: boolean;
}

/**
 * A server action: parse, authorise, call one domain function, answer. It never throws at the browser. Viewers are refused
 * unless it says that it is open to them.
 */
export function action<Input, Value>(
  schema: z.ZodType<Input>,
  run: (user: SignedIn, input: Input) => Promise<Value>,
  { viewers = false }: Access = {},
) {
  return async (input: Input): Promise<Outcome<Value>> => {
    describeRequest({ route: "action" });
    try {
      const user = await currentUser();
      if (!user) throw new AppError("unauthorized:session", "You are signed out. Sign in again in another tab, then repeat this.");
      if (!viewers) refuseViewer(user);
      return { ok: true, value: await run(user, parse(schema, input)) };
    } catch (error) {
      return { ok: false, error: report(error) };
    }
  };
}

/** A server action for people without a session: setup and invitations. */
export function openAction<Input, Value>(schema: z.ZodType<Input>, run: (input: Input) => Promise<Value>) {
  return async (input: Input): Promise<Outcome<Value>> => {
    describeRequest({ route: "action" });
    try {
      return { ok: true, value: await run(parse(schema, input)) };
    } catch (error) {
      return { ok: false, error: report(error) };
    }
  };
}

/** @throws AppError `forbidden:viewer` */
function refuseViewer(user: SignedIn): void {
  if (!canChange(user)) throw new AppError("forbidden:viewer", VIEWERS_CHANGE_NOTHING);
}

type Params = Record<string, string>;

/**
 * A route handler: parse, authorise, call one domain function, answer. One that changes or costs something takes it from
 * the studio's own pages only, as Next sees to it for server actions, and not from viewers unless it says that it is open to
 * them.
 */
export function route<P extends Params>(
  run: (user: SignedIn, params: P, request: Request) => Promise<Response>,
  { viewers = false }: Access = {},
) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      const params = await context.params;
      describeRequest({ route: routePattern(new URL(request.url).pathname, params) });
      const user = await currentUser();
      if (!user) throw new AppError("unauthorized:session", "Sign in first.");
      if (request.method !== "GET" && isFromElsewhere(request.headers))
        throw new AppError("forbidden:origin", "This request came from another site's page. Open the studio itself and do it there.");
      if (request.method !== "GET" && !viewers) refuseViewer(user);
      return await run(user, params, request);
    } catch (error) {
      const shown = report(error);
      return Response.json({ error: shown }, { status: statusOf(shown.code) });
    }
  };
}

/** A route handler that answers everybody, with or without a session. Its answers are about this moment, so nobody keeps them. */
export function openRoute(run: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      describeRequest({ route: new URL(request.url).pathname });
      const response = await run(request);
      response.headers.set("cache-control", "no-store");
      return response;
    } catch (error) {
      const shown = report(error);
      return Response.json({ error: shown }, { status: statusOf(shown.code) });
    }
  };
}

function parse<Input>(schema: z.ZodType<Input>, input: unknown): Input {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("bad-input:request", issue?.message ?? "The request has the wrong form.", { field: issue?.path.join(".") });
}

function report(error: unknown) {
  if (!(error instanceof AppError)) logger().error({ err: error }, "unforeseen error");
  return toPublicError(error);
}
