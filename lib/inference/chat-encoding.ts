import type { ModelCapabilities } from "./capabilities.ts";
import { buildChatBody } from "./chat-body.ts";
import type { CompletionRequest, RequestFrame } from "./types.ts";

// The bytes of a request's body. Most of a prompt is the same for thousands of calls: it is escaped and encoded once, and a
// call only adds the texts of its gaps.

/** The encoded body between the gaps, for these capabilities. */
interface EncodedFrame {
  capabilities: ModelCapabilities;
  pieces: Buffer[];
}

const encoded = new WeakMap<RequestFrame, EncodedFrame>();

/** The body of a chat completion in UTF-8: `JSON.stringify(buildChatBody(request, capabilities))`, to the byte. */
export function encodeChatBody(request: CompletionRequest, capabilities: ModelCapabilities): Buffer {
  const { framed } = request;
  if (!framed) return Buffer.from(JSON.stringify(buildChatBody(request, capabilities)));
  const { frame, texts } = framed;
  const known = encoded.get(frame);
  const current = known?.capabilities === capabilities ? known : { capabilities, pieces: encodeFrame(request, frame, capabilities) };
  if (current !== known) encoded.set(frame, current);
  const parts = current.pieces.flatMap((piece, index) => {
    const text = texts[index];
    return text === undefined ? [piece] : [piece, Buffer.from(inString(text))];
  });
  return Buffer.concat(parts);
}

function encodeFrame(request: CompletionRequest, frame: RequestFrame, capabilities: ModelCapabilities): Buffer[] {
  // Nobody's prompt has it, and it is escaped to itself.
  const gap = `<gap ${crypto.randomUUID()}>`;
  const messages = frame.fill(Array<string>(frame.gaps).fill(gap));
  return JSON.stringify(buildChatBody({ ...request, messages }, capabilities))
    .split(gap)
    .map((piece) => Buffer.from(piece));
}

/** A text as it stands inside a JSON string. */
const inString = (text: string) => JSON.stringify(text).slice(1, -1);
