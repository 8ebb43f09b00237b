// Where the forms of this window keep their drafts: in the vault, sealed for their writer.
import { drafts } from '../features/drafts/index';
import { call } from '../ui/call';
import type { DraftStore } from '../ui/draft';

export const vaultDrafts: DraftStore = {
  keep: async (place, fields) => {
    const answer = await call(drafts.keep, { ...place, fields });
    return answer.kind === 'done' ? answer.value.savedAt : undefined;
  },
  open: async (place) => {
    const answer = await call(drafts.open, place);
    return answer.kind === 'done' ? answer.value : undefined;
  },
  discard: async (place) => {
    await call(drafts.discard, place);
  },
};
