import { abortedError, networkError } from "./endpoint-errors.ts";
import { readRetryAfter } from "./retry-after.ts";
import { InferenceError, type InferenceErrorCode } from "./types.ts";

/** What is told to someone who chose a model that cannot be called by its own id. */
export const PROFILE_NOTE = "This model runs through an inference profile only";

const CODES: Record<string, InferenceErrorCode> = {
  AccessDeniedException: "key",
  UnrecognizedClientException: "key",
  InvalidSignatureException: "key",
  IncompleteSignatureException: "key",
  SignatureDoesNotMatch: "key",
  MissingAuthenticationToken: "key",
  InvalidClientTokenId: "key",
  ExpiredTokenException: "key",
  ExpiredToken: "key",
  CredentialsProviderError: "key",
  ResourceNotFoundException: "model",
  ThrottlingException: "busy",
  TooManyRequestsException: "busy",
  ServiceQuotaExceededException: "busy",
  ServiceUnavailableException: "busy",
  ModelNotReadyException: "busy",
  ModelTimeoutException: "timeout",
  ModelErrorException: "server",
  InternalServerException: "server",
};

interface Where {
  /** The endpoint's address. */
  address: string;
  region: string;
  modelId?: string | undefined;
}

/** The error for whatever the AWS SDK threw. Nothing of the SDK's error goes along but its words: it holds the request. */
export function bedrockError(error: unknown, where: Where, aborted: boolean): InferenceError {
  if (error instanceof InferenceError) return error;
  if (aborted) return abortedError();
  if (!(error instanceof Error)) return networkError(error, where.address);
  const status = statusOf(error);
  if (error.name === "ValidationException") return invalidRequest(error.message, status, where);
  const code = CODES[error.name] ?? codeOf(error, status);
  if (code === null) return networkError(error, where.address);
  const retryAfterMs = code === "busy" ? readRetryAfter((name) => headerOf(error, name), Date.now()) : undefined;
  return new InferenceError(code, messageOf(code, error, where), {
    detail: error.message,
    ...(status === undefined ? {} : { status }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** An error without a name of ours: by its status; an answer that is not AWS's is a wrong address. */
function codeOf(error: Error, status: number | undefined): InferenceErrorCode | null {
  if (error instanceof SyntaxError || /deserialization|is not valid JSON|Unexpected token/i.test(error.message)) return "address";
  if (status === undefined || status < 300) return null;
  if (status === 401 || status === 403) return "key";
  if (status === 429 || status === 503) return "busy";
  if (status >= 500) return "server";
  return status === 404 || status < 400 ? "address" : "refused-request";
}

function invalidRequest(detail: string, status: number | undefined, where: Where): InferenceError {
  const options = { detail, ...(status === undefined ? {} : { status }) };
  const model = `“${where.modelId ?? "this model"}”`;
  if (/on-demand throughput/i.test(detail))
    return new InferenceError(
      "model",
      `${PROFILE_NOTE}: choose the entry of the list that begins with a region group, such as us.${where.modelId ?? "model"}.`,
      options,
    );
  if (/model identifier is invalid|model.{0,40}not (?:be )?found|invalid model/i.test(detail))
    return new InferenceError("model", `Bedrock in ${where.region} has no model called ${model}: choose one from the list.`, options);
  return new InferenceError("refused-request", `Bedrock refused the request: ${detail.slice(0, 300)}`, options);
}

function messageOf(code: InferenceErrorCode, error: Error, { address, region, modelId }: Where): string {
  const model = modelId ? `“${modelId}”` : "this";
  if (error.name === "CredentialsProviderError")
    return "This machine has no AWS credentials of its own: give it a role or a profile, or enter access keys.";
  if (error.name === "AccessDeniedException" && /access to the model/i.test(error.message))
    return `The account has no access to ${model} yet: ask for it in the Bedrock console, under Model access.`;
  switch (code) {
    case "key":
      return error.name.startsWith("Expired")
        ? "The AWS session token has expired: enter new keys."
        : `AWS does not accept the credentials, or they may not use Bedrock in ${region}: check the keys, the region and the permission bedrock:InvokeModel.`;
    case "model":
      return `Bedrock in ${region} has no model called ${model}, or it has reached its end of life: choose one from the list.`;
    case "busy":
      return `Bedrock in ${region} is busy or the account's quota is reached: it will take requests again soon.`;
    case "timeout":
      return "The model did not answer in time: trying again usually helps, or ask for fewer rows or tokens at once.";
    case "address":
      return `${address} answers, but not as Bedrock: check the endpoint address.`;
    case "refused-request":
      return `Bedrock refused the request: ${error.message.slice(0, 300)}`;
    default:
      return "Bedrock failed with an error of its own: trying again usually helps.";
  }
}

function statusOf(error: Error): number | undefined {
  const metadata = "$metadata" in error ? error.$metadata : undefined;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}

function headerOf(error: Error, name: string): string | undefined {
  const response = "$response" in error ? error.$response : undefined;
  if (typeof response !== "object" || response === null || !("headers" in response)) return undefined;
  const { headers } = response;
  return typeof headers === "object" && headers !== null
    ? Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
    : undefined;
}
