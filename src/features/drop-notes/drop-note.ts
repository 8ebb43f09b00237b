// A note left for colleagues by somebody who may not read what they keep: like a letter box, it takes and never gives back.
import { z } from 'zod';
import type { Compartment } from '../../kernel/compartments';
import { NOTE_LENGTH, requiredText } from '../../kernel/text';

/** Whose letter boxes there are: the case team's, the psychologist's, the nurse's. */
export const DROP_ADDRESSES = ['clinical', 'case', 'medical'] as const satisfies Compartment[];
export type DropAddress = (typeof DROP_ADDRESSES)[number];
export const dropAddress = z.enum(DROP_ADDRESSES, { error: 'choice.invalid' });

export const dropWords = z.object({ words: requiredText(NOTE_LENGTH) });
export type DropWords = z.output<typeof dropWords>;

/** The form whose draft goes in the same transaction in which its note is filed. */
export const FILING_FORM = 'drop-notes.file';

/** `unreadable`: somebody who holds the key tried and could not; it is kept as it lies. */
export const DROP_STATES = ['waiting', 'taken', 'unreadable'] as const;
export type DropState = (typeof DROP_STATES)[number];
