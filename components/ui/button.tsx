import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

type Variant = "primary" | "secondary" | "ghost" | "danger";
type Size = "small" | "medium";

const VARIANTS: Record<Variant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong disabled:bg-muted disabled:text-soft",
  secondary: "border border-line-strong bg-background hover:bg-muted disabled:text-soft disabled:bg-surface",
  ghost: "hover:bg-muted disabled:text-soft",
  danger: "bg-danger text-on-danger hover:opacity-90 disabled:bg-muted disabled:text-soft",
};

const SIZES: Record<Size, string> = { small: "h-8 gap-1.5 px-2.5 text-[0.8125rem]", medium: "h-9 gap-2 px-3.5" };

function buttonClass(variant: Variant = "secondary", size: Size = "medium", className?: string) {
  return clsx(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium transition-colors [&_svg]:size-4 [&_svg]:shrink-0",
    "disabled:cursor-not-allowed",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}

interface Look {
  variant?: Variant;
  size?: Size;
}

export function Button({ variant, size, className, type = "button", ...props }: ComponentProps<"button"> & Look) {
  return <button type={type} className={buttonClass(variant, size, className)} {...props} />;
}

export function ButtonLink({ variant, size, className, ...props }: ComponentProps<typeof Link> & Look) {
  return <Link className={buttonClass(variant, size, className)} prefetch={false} {...props} />;
}

/** A square button that shows only an icon; `label` is its name for screen readers and its tooltip. */
export function IconButton({ label, className, variant = "ghost", ...props }: ComponentProps<"button"> & Look & { label: string }) {
  return <Button variant={variant} aria-label={label} title={label} className={clsx("size-8! px-0!", className)} {...props} />;
}
