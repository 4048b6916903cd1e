/** A seedling of two leaves. */
export function Logo({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`${className} text-accent`} fill="currentColor">
      <path d="M11 21v-7.2C7.2 13.6 4 11 3.6 6.6c-.03-.36.26-.66.62-.63 3.9.3 6.5 2.3 7.5 5.2.9-3.9 3.9-6.7 8.3-7.1.36-.03.66.27.63.63-.4 5-3.6 8.4-7.65 9V21a1 1 0 0 1-2 0Z" />
    </svg>
  );
}
