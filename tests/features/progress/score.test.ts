// Scores of the two sheets against hand-made sums, every band edge, and gaps that are never filled.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  bandOf,
  INSTRUMENT_IDS,
  INSTRUMENTS,
  isScreenPositive,
  scoreSheet,
  scoreSheetInput,
} from '../../../src/features/progress';

const phq9 = INSTRUMENTS['phq-9'];
const who5 = INSTRUMENTS['who-5'];
const scored = (instrument: typeof phq9, answers: Answers) => {
  const result = scoreSheet(instrument, answers);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

describe('PHQ-9', () => {
  it('adds up and names the band', () => {
    expect(scored(phq9, [2, 2, 2, 2, 1, 0, 0, 0, 1])).toEqual({
      complete: true,
      total: 10,
      raw: 10,
      band: 'moderate',
      screenPositive: true,
      safetyAlert: true,
      algorithmPositive: true,
    });
    expect(scored(phq9, [0, 0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({
      total: 0,
      band: 'minimal',
      screenPositive: false,
      safetyAlert: false,
    });
  });

  it.each([
    [0, 'minimal'],
    [4, 'minimal'],
    [5, 'mild'],
    [9, 'mild'],
    [10, 'moderate'],
    [14, 'moderate'],
    [15, 'moderately-severe'],
    [19, 'moderately-severe'],
    [20, 'severe'],
    [27, 'severe'],
  ])('total %i is %s', (total, band) => {
    expect(bandOf(phq9, total)).toBe(band);
    expect(isScreenPositive(phq9, total)).toBe(total >= 10);
  });

  it.each([
    ['five symptoms with the first', [2, 0, 2, 2, 2, 2, 0, 0, 0], true],
    ['five symptoms without the first two', [1, 1, 2, 2, 2, 2, 2, 0, 0], false],
    ['four symptoms', [3, 3, 3, 3, 1, 1, 1, 1, 0], false],
    ['the ninth counts from 1', [0, 2, 2, 2, 2, 0, 0, 0, 1], true],
    ['the eighth does not', [0, 2, 2, 2, 2, 0, 0, 1, 0], false],
  ])('%s', (_, answers, positive) => {
    expect(scored(phq9, answers)).toMatchObject({ algorithmPositive: positive });
  });

  it('gives no total when an answer is missing but still calls for safety', () => {
    expect(scored(phq9, [3, null, 3, 3, 3, 3, null, 3, 1])).toEqual({
      complete: false,
      missing: 2,
      safetyAlert: true,
    });
    expect(scored(phq9, [3, 3, 3, 3, 3, 3, 3, 3, null])).toMatchObject({ safetyAlert: false });
  });
});

describe('WHO-5', () => {
  it('is raw times four', () => {
    expect(scored(who5, [3, 2, 4, 1, 2])).toMatchObject({
      raw: 12,
      total: 48,
      band: 'low',
      screenPositive: true,
      safetyAlert: false,
    });
    expect(scored(who5, [3, 3, 4, 1, 2])).toMatchObject({
      total: 52,
      band: 'well',
      screenPositive: false,
    });
    expect(scored(who5, [1, 1, 1, 2, 2])).toMatchObject({ total: 28, band: 'likely-depression' });
    expect(scored(who5, [2, 1, 1, 2, 2])).toMatchObject({ total: 32, band: 'low' });
    expect(scored(who5, [5, 5, 5, 5, 5])).toMatchObject({ total: 100, band: 'well' });
  });

  it('has no algorithm of symptoms', () => {
    expect(scored(who5, [0, 0, 0, 0, 0])).not.toHaveProperty('algorithmPositive');
  });
});

describe('any sheet', () => {
  it('is refused with the wrong number of answers or an answer off the scale', () => {
    expect(scoreSheet(phq9, [1, 2])).toEqual({
      ok: false,
      refusal: { code: 'progress.wrong-number-of-answers', details: { expected: 9 } },
    });
    expect(scoreSheet(who5, [1, 2, 6, 1, 1])).toEqual({
      ok: false,
      refusal: { code: 'progress.answer-not-on-scale', details: { item: 3 } },
    });
    for (const bad of [-1, 0.5, Number.NaN]) {
      expect(scoreSheet(who5, [bad, 0, 0, 0, 0]).ok).toBe(false);
    }
  });

  it('has bands that cover its range without gap or overlap', () => {
    for (const id of INSTRUMENT_IDS) {
      const { bands, lowest, highest, items, codes, factor } = INSTRUMENTS[id];
      expect(bands[0]?.from).toBe(lowest);
      expect(bands.at(-1)?.below).toBe(highest + 1);
      for (const [at, band] of bands.slice(1).entries()) expect(band.from).toBe(bands[at]?.below);
      expect(items * Math.max(...codes) * factor).toBe(highest);
    }
  });

  it('lies within its range, and never falls when an answer rises', () => {
    const sheets = fc.constantFrom(...INSTRUMENT_IDS).chain((id) => {
      const instrument = INSTRUMENTS[id];
      const answers = fc.array(fc.constantFrom(...instrument.codes), {
        minLength: instrument.items,
        maxLength: instrument.items,
      });
      return fc.tuple(fc.constant(instrument), answers, fc.nat(instrument.items - 1));
    });
    fc.assert(
      fc.property(sheets, ([instrument, answers, item]) => {
        const score = scored(instrument, answers);
        if (!score.complete) throw new Error('a full sheet is complete');
        expect(score.total).toBeGreaterThanOrEqual(instrument.lowest);
        expect(score.total).toBeLessThanOrEqual(instrument.highest);
        const highest = Math.max(...instrument.codes);
        const raised = answers.map((answer, at) => (at === item ? highest : answer));
        expect(scored(instrument, raised)).toMatchObject({ complete: true });
        const after = scored(instrument, raised);
        expect(after.complete && after.total >= score.total).toBe(true);
        const gap = answers.map((answer, at) => (at === item ? null : answer));
        expect(scored(instrument, gap)).toMatchObject({ complete: false, missing: 1 });
      }),
    );
  });

  it('enters through a schema that keeps gaps', () => {
    const read = scoreSheetInput.parse({
      instrument: 'who-5',
      takenOn: '2026-01-05',
      answers: [1, null],
    });
    expect(read).toMatchObject({ takenOn: '2026-01-05', answers: [1, null] });
    expect(scoreSheetInput.safeParse({ ...read, answers: [1.5] }).error?.issues[0]?.message).toBe(
      'answer.invalid',
    );
  });
});
