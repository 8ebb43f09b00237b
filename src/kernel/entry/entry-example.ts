// An invented entry as a worker would hand it in: what the example does not say is unknown, and where somebody who works here
// must be named, the one who is given is named.
import type { ResidentId, StaffId } from '../ids';
import type { EntryKind } from './entry-kind';

export type EntryExample = EntryKind['examples'][number];

export interface ExampleOf {
  readonly residentId: ResidentId | null;
  /** Day of the entry. */
  readonly on: string;
  readonly staffId: StaffId;
}

export function filledExample(
  kind: Pick<EntryKind, 'counted' | 'words' | 'on'>,
  example: EntryExample,
  { residentId, on, staffId }: ExampleOf,
): Readonly<Record<string, unknown>> {
  const unknown = [...Object.keys(kind.counted), ...Object.keys(kind.words)].map(
    (field) => [field, null] as const,
  );
  const named = Object.entries(kind.counted).flatMap(([field, { asked, isNullable }]) =>
    asked === 'staff' && !isNullable ? [[field, staffId] as const] : [],
  );
  return { ...Object.fromEntries([...unknown, ...named]), ...example, [kind.on]: on, residentId };
}
