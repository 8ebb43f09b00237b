// A complete invented payload around real figures, for the tests of payload, print and formats.
import {
  contentBytes,
  contentOf,
  type CountedStay,
  countPeriod,
  PROFILES,
  type SummaryContent,
  type SummaryPayload,
} from '../../../src/features/summaries';
import { createHash } from 'node:crypto';
import { JANUARY } from './stays';

export function contentFor(stays: readonly CountedStay[]): SummaryContent {
  const counted = countPeriod({
    stays,
    period: JANUARY,
    profile: PROFILES.partner,
    neverAdmits: [],
  });
  if (!counted.ok) throw new Error(counted.refusal.code);
  return contentOf({
    shelterId: 'vault-0001',
    facilityCode: 'EG-QLY-01',
    neverAdmits: [],
    period: JANUARY,
    profile: PROFILES.partner,
    tables: counted.value.releases.map(({ published }) => published),
  });
}

export function payloadFor(content: SummaryContent): SummaryPayload {
  return {
    content,
    issue: {
      sequence: 3,
      version: 1,
      supersedes: null,
      previous: '0f'.repeat(32),
      generatedAt: '2026-02-03T09:05:00.000Z',
      keyId: 'ab12'.repeat(16),
      checkpoint: 'kanaf/vault-0001\n412\nq1b2c3d4e5f6g7h8i9j0\n\n— kanaf AbCdEf123456',
      recipient: 'National committee <secretariat>',
      approvals: [
        {
          staffCode: 'M-01',
          approvedAt: '2026-02-03T09:00:00.000Z',
          publicKey: `${'A'.repeat(43)}=`,
          signature: `${'B'.repeat(86)}==`,
        },
      ],
      clock: { basis: 'computer-clock', lastWitnessAt: null },
      app: { name: 'kanaf', version: '0.1.0', vaultSchema: 5 },
      contentSha256: createHash('sha256').update(contentBytes(content)).digest('hex'),
    },
  };
}
