import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

export function Card({ className, ...props }: ComponentProps<"section">) {
  return <section className={clsx("rounded-xl border bg-background", className)} {...props} />;
}

export function CardHeader({ title, description, aside }: { title: ReactNode; description?: ReactNode; aside?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 px-5 pt-5">
      <div className="min-w-0">
        <h2 className="font-semibold text-[0.9375rem]">{title}</h2>
        {description && <p className="mt-1 text-soft">{description}</p>}
      </div>
      {aside}
    </div>
  );
}

export function CardBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={clsx("p-5", className)} {...props} />;
}
