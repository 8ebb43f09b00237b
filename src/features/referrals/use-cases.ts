// Listing, writing, opening and correcting, and ending what is over: referrals.
import { entryEndingUseCases } from '../../kernel/entry/entry-ending';
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { referrals } from './contract';
import { referral } from './referral';

export const referralsUseCases: UseCases<
  typeof referrals,
  ReadOf<typeof referral>,
  WriteOf<typeof referral>
> = { ...entryUseCases(referral), ...entryEndingUseCases(referral) };
