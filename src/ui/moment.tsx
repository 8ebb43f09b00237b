// Day and hour in a column: one under the other, neither of them broken, so that every row is written alike.
import { useFormat } from './format';

/** `at` is an instant, UTC. */
export function Moment({ at }: { readonly at: string }) {
  const format = useFormat();
  return (
    <time className="moment" dateTime={at}>
      <span>{format.dayShortOf(at)}</span> <span className="moment-hour">{format.time(at)}</span>
    </time>
  );
}
