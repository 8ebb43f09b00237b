// What the window may ask about referrals.
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { referral } from './referral';

export const referrals = contractOf('referrals', {
  ...entryOperations(referral),
  ...entryEnding(referral),
});
