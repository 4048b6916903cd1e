import { BEDROCK_CAPABILITIES, type ModelCapabilities, modelCapabilities, OPENAI_CAPABILITIES } from "../inference/capabilities.ts";
import type { Provider } from "./config.ts";

/** What the model was found to take (a profile's column of that name), or what is assumed until it refuses. The demo is sent no schema. */
export function capabilitiesFor(provider: Provider, stored: unknown): ModelCapabilities {
  if (provider === "demo") return { ...OPENAI_CAPABILITIES, structured: "text" };
  const learnt = modelCapabilities.safeParse(stored);
  if (learnt.success) return learnt.data;
  return provider === "bedrock" ? BEDROCK_CAPABILITIES : OPENAI_CAPABILITIES;
}
