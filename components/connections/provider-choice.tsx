import { Cloud, Laptop, type LucideIcon, Network, Plug, Server, Waypoints } from "lucide-react";
import Link from "next/link";
import { PRESETS, type PresetId } from "@/lib/connections/presets.ts";

const CHOICES: { preset: PresetId; icon: LucideIcon; text: string }[] = [
  { preset: "openai", icon: Plug, text: "GPT models, with a key from OpenAI." },
  { preset: "cloudera", icon: Server, text: "A model endpoint on Cloudera AI." },
  { preset: "openrouter", icon: Waypoints, text: "Many providers’ models with one key." },
  { preset: "vllm", icon: Server, text: "A model server of your own, for many requests at once." },
  { preset: "ollama", icon: Laptop, text: "Models on this machine; needs no key." },
  { preset: "lm-studio", icon: Laptop, text: "Models on this machine; needs no key." },
  { preset: "other", icon: Network, text: "Anything that answers /chat/completions." },
];

/** The kinds of provider, each a way to its form. */
export function ProviderChoice() {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      <Choice
        href="/settings/connections/new?provider=bedrock"
        icon={Cloud}
        title="AWS Bedrock"
        text="Claude, Llama, Nova and others in your AWS account."
      />
      {CHOICES.map(({ preset, icon, text }) => (
        <Choice
          key={preset}
          href={`/settings/connections/new?provider=openai&preset=${preset}`}
          icon={icon}
          title={PRESETS[preset].label}
          text={text}
        />
      ))}
    </ul>
  );
}

function Choice({ href, icon: Icon, title, text }: { href: string; icon: LucideIcon; title: string; text: string }) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="flex h-full items-start gap-3 rounded-xl border p-4 hover:border-line-strong hover:bg-surface"
      >
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" strokeWidth={1.75} />
        <span className="min-w-0">
          <span className="block font-medium">{title}</span>
          <span className="block text-soft">{text}</span>
        </span>
      </Link>
    </li>
  );
}
