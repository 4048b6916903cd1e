import clsx from "clsx";
import { CircleCheck, CircleX } from "lucide-react";
import type { ServiceStatus } from "@/lib/health/status.ts";

/** What Seedloom depends on, each with whether it is there, and if not, what that means and what to do. */
export function ServiceList({ services }: { services: readonly ServiceStatus[] }) {
  return (
    <ul aria-label="Services" className="divide-y rounded-xl border">
      {services.map((service) => (
        <ServiceItem key={`${service.name} ${service.endpoint} ${service.advice}`} service={service} />
      ))}
    </ul>
  );
}

function ServiceItem({ service }: { service: ServiceStatus }) {
  const { name, endpoint, isAvailable, message, impactMessage, advice } = service;
  const Icon = isAvailable ? CircleCheck : CircleX;
  return (
    <li className="px-4 py-3 sm:px-5">
      <div className="flex items-start justify-between gap-4">
        <p className="wrap-anywhere min-w-0">
          <span className="font-medium">{name}</span>
          {endpoint && <span className="text-soft"> · {endpoint}</span>}
        </p>
        <span className="inline-flex shrink-0 items-center gap-1.5 font-medium text-[0.8125rem]">
          <Icon aria-hidden className={clsx("size-4 shrink-0", isAvailable ? "text-accent" : "text-danger")} />
          {isAvailable ? "Available" : "Not available"}
        </span>
      </div>
      {message && <p className="wrap-anywhere text-[0.8125rem] text-soft">{message}</p>}
      {!isAvailable && (
        <div className="mt-1 max-w-prose text-[0.8125rem]">
          <p>{impactMessage}.</p>
          <p className="mt-1">
            <span className="font-medium">What to do: </span>
            {advice || "Tell an owner of this studio; they see here what to do."}
          </p>
        </div>
      )}
    </li>
  );
}
