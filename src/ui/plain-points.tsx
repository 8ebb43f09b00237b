// Short points beneath each other, none more than the others.
import { Icon } from './icon';

export function PlainPoints({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="plain-points">
      {lines.map((line) => (
        <li key={line}>
          <Icon name="minus" size="s" />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}
