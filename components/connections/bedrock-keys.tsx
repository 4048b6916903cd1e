"use client";

import type { FieldErrors, UseFormRegister } from "react-hook-form";
import { SecretInput } from "./secret-input.tsx";
import type { BedrockValues } from "./types.ts";

interface BedrockKeysProps {
  register: UseFormRegister<BedrockValues>;
  errors: FieldErrors<BedrockValues>;
  /** Whether keys are stored that may be left empty. */
  stored: boolean;
}

/** The two parts of an AWS access key, and the token of temporary ones. */
export function BedrockKeys({ register, errors, stored }: BedrockKeysProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SecretInput
        {...register("accessKeyId")}
        id="accessKeyId"
        label="Access key ID"
        hint="Begins with AKIA or ASIA."
        error={errors.accessKeyId?.message}
        stored={stored}
      />
      <SecretInput
        {...register("secretAccessKey")}
        id="secretAccessKey"
        label="Secret access key"
        hint="Was shown once, when the key was made."
        error={errors.secretAccessKey?.message}
        stored={stored}
      />
      <SecretInput
        {...register("sessionToken")}
        id="sessionToken"
        label="Session token (optional)"
        hint="Only for temporary keys, which begin with ASIA."
        error={errors.sessionToken?.message}
        stored={false}
        className="font-mono"
      />
    </div>
  );
}
