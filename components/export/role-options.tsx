import { Field, Select, Textarea } from "@/components/ui/field.tsx";
import { FORMAT_FACTS } from "@/lib/export/catalogue.ts";
import { rolesOf } from "@/lib/export/roles.ts";
import { EXPORT_LIMITS } from "@/lib/export/settings.ts";
import type { SettingsProps } from "./types.ts";

/** Of a chat format: which field is the question and which the answer, and what stands before each conversation. */
export function RoleOptions({ names, settings, change }: SettingsProps & { names: readonly string[] }) {
  const { layout, takesSystem, label } = FORMAT_FACTS[settings.format];
  if (layout !== "chat") return null;
  const roles = rolesOf({ names }, settings.roles);
  const choose = (role: "user" | "assistant" | "input") => (name: string) => change({ roles: { ...settings.roles, [role]: name } });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-semibold text-[0.9375rem]">Conversation</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <RoleSelect
          id="role-user"
          label={settings.format === "alpaca" ? "Instruction" : "Question"}
          term="user"
          {...{ names }}
          value={roles?.user ?? ""}
          onChoose={choose("user")}
        />
        <RoleSelect
          id="role-assistant"
          label={settings.format === "alpaca" ? "Output" : "Answer"}
          term="assistant"
          {...{ names }}
          value={roles?.assistant ?? ""}
          onChoose={choose("assistant")}
        />
        {settings.format === "alpaca" && (
          <RoleSelect
            id="role-input"
            label="Input"
            term="may be none"
            {...{ names }}
            none="None"
            value={roles?.input ?? ""}
            onChoose={choose("input")}
          />
        )}
      </div>
      {takesSystem ? (
        <Field
          id="system-message"
          label="System message"
          hint="Put before each conversation; leave it empty for none. Use the one that you will use later."
        >
          <Textarea
            id="system-message"
            aria-describedby="system-message-hint"
            rows={3}
            maxLength={EXPORT_LIMITS.systemMessage}
            value={settings.systemMessage}
            onChange={(event) => change({ systemMessage: event.target.value })}
          />
        </Field>
      ) : (
        <p className="text-soft text-[0.8125rem]">{label} has no place for a system message.</p>
      )}
    </fieldset>
  );
}

interface RoleSelectProps {
  id: string;
  label: string;
  term: string;
  names: readonly string[];
  value: string;
  /** What an empty choice is called, where there may be none. */
  none?: string;
  onChoose: (name: string) => void;
}

function RoleSelect({ id, label, term, names, value, none, onChoose }: RoleSelectProps) {
  return (
    <Field
      id={id}
      label={
        <>
          {label} <span className="font-normal text-soft">({term})</span>
        </>
      }
    >
      <Select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        {none && <option value="">{none}</option>}
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
