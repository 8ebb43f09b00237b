// The check before a signed summary is kept, over real prints: all four files are good, or none is kept.
import { describe, expect, it } from 'vitest';
import { nowhere } from '../../../electron/vault/platform/process-environment';
import { signJson } from '../../../electron/vault/signing/cades';
import { noAnswer } from '../../../electron/vault/signing/checker';
import { areAccepted, type OwnCheck } from '../../../electron/vault/summary-signing/own-check';
import type { SummaryFiles } from '../../../src/features/summaries/records';
import {
  IDENTITY,
  jsonOf,
  NOW,
  PEM,
  redraw,
  SIGNED_AT,
  signedPaper,
} from '../../support/signed-papers';

const CHECK: OwnCheck = { certificate: PEM, check: nowhere.check, now: NOW.toISOString() };

async function files(changes: Partial<SummaryFiles> = {}): Promise<SummaryFiles> {
  const payload = jsonOf('long.ar');
  return {
    payload,
    detachedSignature: signJson(payload, IDENTITY, SIGNED_AT),
    pdfAr: await signedPaper('long.ar'),
    pdfEn: await signedPaper('long.en'),
    ...changes,
  };
}

describe('the own check', () => {
  it('takes the papers of the app', async () => {
    expect(await areAccepted(await files(), CHECK)).toBe(true);
  });

  it.each<[name: string, changes: () => Promise<Partial<SummaryFiles>>]>([
    [
      'an Arabic paper that says another number at its foot',
      async () => ({
        pdfAr: await signedPaper(
          'long.ar',
          redraw(0, (text) => text.replace(/( 8\d\.\d+ 1097 Tm)\n<0066> Tj/, '$1\n<0067> Tj')),
        ),
      }),
    ],
    [
      'an English paper with a line over it',
      async () => ({
        pdfEn: await signedPaper(
          'long.en',
          redraw(1, (text) => text.replace(/\nQ\nQ\n$/, '\n0 300 600 300 re\nf\nQ\nQ\n')),
        ),
      }),
    ],
    ['the papers of another summary', async () => ({ pdfAr: await signedPaper('short.ar') })],
    [
      'a signature over another payload',
      () =>
        Promise.resolve({ detachedSignature: signJson(jsonOf('short.ar'), IDENTITY, SIGNED_AT) }),
    ],
  ])('refuses %s', async (_, changes) => {
    expect(await areAccepted(await files(await changes()), CHECK)).toBe(false);
  });

  it('keeps nothing without a certificate, before the time of signing, or where the check does not come to an answer', async () => {
    const good = await files();
    expect(await areAccepted(good, { ...CHECK, certificate: undefined })).toBe(false);
    expect(await areAccepted(good, { ...CHECK, now: '2026-01-01T00:00:00.000Z' })).toBe(false);
    const silent: OwnCheck['check'] = (order) => Promise.resolve(noAnswer(order));
    expect(await areAccepted(good, { ...CHECK, check: silent })).toBe(false);
  });
});
