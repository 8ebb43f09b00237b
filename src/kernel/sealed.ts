// A sealed part of a record as a use case sees it: open, never written, closed to this role, unreadable, or lost.
// Unreadable is shown and kept; it is never treated as empty and never deleted. Lost was written once and lay on a page
// that no rescue could read: that is said, and it may be written anew.
import { z } from 'zod';

export type Sealed<Value> =
  | { readonly state: 'open'; readonly value: Value }
  | { readonly state: 'none' }
  | { readonly state: 'closed' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'lost' };

/** The value of an open part, otherwise undefined. */
export function openedValue<Value>(part: Sealed<Value>): Value | undefined {
  return part.state === 'open' ? part.value : undefined;
}

/** Schema of a sealed part in an answer. */
export function sealedOf<Part extends z.ZodType>(part: Part) {
  return z.discriminatedUnion('state', [
    z.object({ state: z.literal('open'), value: part }),
    z.object({ state: z.literal('none') }),
    z.object({ state: z.literal('closed') }),
    z.object({ state: z.literal('unreadable') }),
    z.object({ state: z.literal('lost') }),
  ]);
}
