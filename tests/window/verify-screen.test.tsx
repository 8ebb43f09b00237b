// The verify page: a plain verdict that is read aloud, in both languages, without a session.
import { cleanup, screen } from '@testing-library/react';
import type userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { summaries } from '../../src/features/summaries/contract';
import { VerifyScreen } from '../../src/features/summaries/screens/verify-screen';
import type { OutputOf } from '../../src/kernel/operation';
import { contentFor, payloadFor } from '../features/summaries/payload-of';
import { many } from '../features/summaries/stays';
import { fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

type Verdict = OutputOf<typeof summaries.verify>;

const FINGERPRINT = '3ae00bfd8b492072'.repeat(4);
const { content, issue } = payloadFor(contentFor(many(20, { ageAtAdmission: 22 })));
const ACCEPTED: Verdict = {
  outcome: 'accepted',
  code: null,
  evidence: {
    kind: 'pdf',
    fingerprint: FINGERPRINT,
    facilityCode: 'EG-QLY-01',
    signedAt: '2026-02-03T09:05:00.000Z',
    payloadSha256: 'ab12'.repeat(16),
    coveredBytes: 91_000,
    fileBytes: 99_000,
  },
  content,
  issue,
};
const REFUSED: Verdict = {
  outcome: 'refused',
  code: 'verify.changed',
  evidence: null,
  content: null,
  issue: null,
};

afterEach(cleanup);

async function give(user: ReturnType<typeof userEvent.setup>, name: string): Promise<void> {
  const input = document.querySelector('input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('no place for a file');
  await user.upload(input, new File(['%PDF-1.7'], name));
}

describe('the verify page', () => {
  it('says accepted, and shows signer, claimed time, fingerprint in groups and figures', async () => {
    const fake = fakeCall();
    fake.answer(summaries.verify, () => ACCEPTED);
    const { user } = renderScreen(<VerifyScreen />);
    await give(user, 'summary.pdf');
    const verdict = await screen.findByText(/^Accepted: unchanged/);
    expect(verdict.closest('[role=status]')?.getAttribute('aria-live')).toBe('assertive');
    expect(screen.getAllByText('EG-QLY-01').length).toBeGreaterThan(0);
    expect(screen.getByText(FINGERPRINT.match(/.{4}/g)?.join(' ') ?? '')).toBeTruthy();
    expect(screen.getByText(/no other clock stands behind it/)).toBeTruthy();
    expect(screen.getByText('Figures in this summary')).toBeTruthy();
  });

  it.each([
    [REFUSED, /^Altered/, /changed after signing/],
    [{ ...REFUSED, code: 'verify.pdf-not-ours' }, /^Refused/, /does not put into a summary/],
    [
      { ...ACCEPTED, outcome: 'indeterminate', code: 'verify.unknown-signer' } as Verdict,
      /^Unknown signer/,
      /fingerprint with the shelter/,
    ],
  ])('says in one plain sentence what is wrong', async (answer, face, why) => {
    const fake = fakeCall();
    fake.answer(summaries.verify, () => answer);
    const { user } = renderScreen(<VerifyScreen />);
    await give(user, 'summary.pdf');
    expect(await screen.findByText(face)).toBeTruthy();
    expect(screen.getByText(why)).toBeTruthy();
    expect(screen.queryByText(/^Accepted/)).toBeNull();
  });

  it('asks for the signature of a JSON file and sends both together', async () => {
    const fake = fakeCall();
    fake.answer(summaries.verify, ({ p7s }) =>
      p7s === undefined ? { ...REFUSED, code: 'verify.signature-missing' } : ACCEPTED,
    );
    const { user } = renderScreen(<VerifyScreen />);
    await give(user, 'summary.json');
    expect(await screen.findByText('One more file is needed')).toBeTruthy();
    await give(user, 'summary.json.p7s');
    expect(await screen.findByText(/^Accepted/)).toBeTruthy();
    expect(fake.callsOf(summaries.verify).at(-1)?.fileName).toBe('summary.json');
  });

  it('speaks Arabic', async () => {
    const fake = fakeCall();
    fake.answer(summaries.verify, () => REFUSED);
    const { user } = renderScreen(<VerifyScreen />, { language: 'ar' });
    await give(user, 'ملخص.pdf');
    expect(await screen.findByText(/^معدَّل/)).toBeTruthy();
  });
});
