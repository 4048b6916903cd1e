import { Refused } from "./reply.ts";

// The form of an AWS Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
// The signature itself is not computed again: the server does not know the secret.

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([\w-]{4,128})\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/** @throws Refused 403 when the signature is missing or not well formed, or is another key's. */
export function checkSignature(headers: NodeJS.Dict<string | string[]>, accessKeyId: string | null): void {
  const authorization = headers.authorization;
  const date = headers["x-amz-date"];
  if (typeof authorization !== "string") throw new Refused(403, "key", "Missing Authentication Token");
  const [, keyId, day, , service, signed] = AUTHORIZATION.exec(authorization) ?? [];
  if (!keyId || !day || !signed) throw incomplete("Authorization header is not in the form of Signature Version 4");
  if (service !== "bedrock") throw incomplete(`Credential should be scoped to correct service: 'bedrock', not '${service}'`);
  if (typeof date !== "string" || !/^\d{8}T\d{6}Z$/.test(date) || !date.startsWith(day))
    throw incomplete("x-amz-date is missing or is not the day of the credential scope");
  const names = signed.split(";");
  for (const name of ["host", "x-amz-date"]) if (!names.includes(name)) throw incomplete(`'${name}' must be a signed header`);
  if (accessKeyId !== null && keyId !== accessKeyId)
    throw new Refused(403, "key", "The security token included in the request is invalid.");
}

const incomplete = (message: string) => new Refused(403, "signature", message);
