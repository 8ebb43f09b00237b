// Scoring facts of the two score sheets. No item text is kept or shipped: staff read it from their own form.
// A score is a screen and never a diagnosis. Source of every figure: docs/domain/instruments.md.

export const INSTRUMENT_IDS = ['phq-9', 'who-5'] as const;
export type InstrumentId = (typeof INSTRUMENT_IDS)[number];

export type BandCode =
  | 'minimal'
  | 'mild'
  | 'moderate'
  | 'moderately-severe'
  | 'severe'
  | 'likely-depression'
  | 'low'
  | 'well';

/** Totals from `from` up to but not including `below`. */
export interface Band {
  readonly code: BandCode;
  readonly from: number;
  readonly below: number;
}

/** A fact of the register that nobody has yet checked against its source. */
export type UncheckedFact =
  | 'permission'
  | 'arabic-form'
  | 'likely-depression-band'
  | 'relevant-change';

export interface Instrument {
  readonly id: InstrumentId;
  readonly kind: 'distress-screen' | 'wellbeing' | 'trauma-inventory';
  readonly items: number;
  /** Answers allowed for each item. */
  readonly codes: readonly number[];
  /** The total is the sum of answers times this. */
  readonly factor: number;
  readonly lowest: number;
  readonly highest: number;
  /** Whole-number totals; the bands meet without gap or overlap. */
  readonly bands: readonly Band[];
  /** Positive when the total reaches (`at-least`) or does not exceed (`at-most`) the cut-off. */
  readonly screen: {
    readonly rule: 'at-least' | 'at-most';
    readonly cutOff: number;
    /** Whom the cut-off was found in; printed beside it. */
    readonly population: 'original';
  };
  readonly better: 'lower' | 'higher';
  /** Smallest difference of totals that means something. */
  readonly relevantChange: number;
  /** Completed years; below it only with a reason. */
  readonly minimumAge: number;
  /** Item (1 = first) whose answer of 1 or more opens the safety protocol. */
  readonly safetyItem?: number;
  readonly source: string;
  readonly unchecked: readonly UncheckedFact[];
}

const PHQ_9: Instrument = {
  id: 'phq-9',
  kind: 'distress-screen',
  items: 9,
  codes: [0, 1, 2, 3],
  factor: 1,
  lowest: 0,
  highest: 27,
  bands: [
    { code: 'minimal', from: 0, below: 5 },
    { code: 'mild', from: 5, below: 10 },
    { code: 'moderate', from: 10, below: 15 },
    { code: 'moderately-severe', from: 15, below: 20 },
    { code: 'severe', from: 20, below: 28 },
  ],
  screen: { rule: 'at-least', cutOff: 10, population: 'original' },
  better: 'lower',
  relevantChange: 5,
  // An adolescent form exists from 12; this sheet is the adult one.
  minimumAge: 18,
  safetyItem: 9,
  source: 'PHQ-9; Arabic: Sawaya et al. 2016 (Lebanon), AlHadi et al. 2017 (Saudi Arabia)',
  unchecked: ['permission', 'arabic-form'],
};

const WHO_5: Instrument = {
  id: 'who-5',
  kind: 'wellbeing',
  items: 5,
  codes: [0, 1, 2, 3, 4, 5],
  factor: 4,
  lowest: 0,
  highest: 100,
  bands: [
    { code: 'likely-depression', from: 0, below: 29 },
    { code: 'low', from: 29, below: 51 },
    { code: 'well', from: 51, below: 101 },
  ],
  screen: { rule: 'at-most', cutOff: 50, population: 'original' },
  better: 'higher',
  relevantChange: 10,
  minimumAge: 9,
  source: 'WHO-5 Well-Being Index, World Health Organization 2024, CC BY-NC-SA 3.0 IGO',
  unchecked: ['permission', 'arabic-form', 'likely-depression-band', 'relevant-change'],
};

export const INSTRUMENTS: Readonly<Record<InstrumentId, Instrument>> = {
  'phq-9': PHQ_9,
  'who-5': WHO_5,
};
