/** A workflow's tags. */
export const TagList = ({ tags }: { tags: readonly string[] }) => (
  <ul aria-label="Tags" className="flex flex-wrap gap-1.5">
    {tags.map((tag) => (
      <li key={tag} className="max-w-full truncate rounded-full bg-muted px-2 py-0.5 text-xs">
        {tag}
      </li>
    ))}
  </ul>
);
