// Keeping, offering and discarding drafts.
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { drafts } from './contract';
import type { DraftsRead, DraftsWrite } from './records';

export const draftsUseCases: UseCases<typeof drafts, DraftsRead, DraftsWrite> = {
  keep: ({ fields, ...place }, { records, now }) => {
    records.keep(place, now, fields);
    return ok({ savedAt: now });
  },
  offered: (_input, { records }) =>
    ok({
      drafts: records.own().map(({ place, savedAt, fields }) => ({
        ...place,
        savedAt,
        readable: fields.state === 'open',
      })),
    }),
  open: (place, { records }) => {
    const draft = records.find(place);
    if (draft === undefined) return refuse('drafts.not-found');
    if (draft.fields.state !== 'open') return refuse('drafts.unreadable');
    return ok({ savedAt: draft.savedAt, fields: draft.fields.value });
  },
  discard: (place, { records }) => {
    records.discard(place);
    return ok({});
  },
};
