import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  payloadBytesOf,
  payloadTextOf,
  readPayloadText,
} from '../../../src/features/summaries/payload-text';
import {
  checkPayload,
  contentBytes,
  payloadBytes,
  readPayload,
  type SummaryPayload,
} from '../../../src/features/summaries/payload';
import { SUMMARY_STATES, stepTo } from '../../../src/features/summaries/states';
import { contentFor, payloadFor } from './payload-of';
import { day, many, shelterPeople } from './stays';

/** Women and men who came in January: t2, t3 and t4 are shown, movement is withheld. */
const STAYS = [
  ...many(13, { ageAtAdmission: 22 }),
  ...many(12, { sex: 'male', exploitationForms: ['sexual'], nationality: 'PH' }),
  ...many(6, { admittedOn: day('2026-01-31'), nationality: 'EG', residence: 'national' }),
];

/** A payload to be damaged at will. */
interface Loose {
  content: {
    schema: string;
    note?: string;
    profile: { k: number };
    period: { to: string };
    tables: LooseTable[];
  };
  issue: { sequence?: number };
}

interface LooseTable {
  id: string;
  status: string;
  reason?: string;
  rows: string[];
  columns: string[];
  cells: number[][];
  rowTotals: null;
  columnTotals: null;
  total: number | null;
}

type Damage = (payload: Loose) => void;

function changed(change: Damage): unknown {
  const payload = loose(payloadFor(contentFor(STAYS)));
  change(payload);
  return payload;
}

function loose(payload: SummaryPayload): Loose {
  return JSON.parse(JSON.stringify(payload)) as Loose;
}

function shown(payload: Loose, id: string): LooseTable {
  const found = payload.content.tables.find((table) => table.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

function code(json: unknown): string {
  const checked = checkPayload(json);
  return checked.ok ? 'ok' : checked.refusal.code;
}

describe('canonical JSON', () => {
  it('has one spelling', () => {
    expect(payloadTextOf({ b: [1, null, true], a: 'نزيلة', ä: -0 })).toBe(
      '{"a":"نزيلة","b":[1,null,true],"ä":0}\n',
    );
  });

  it('writes UTF-8 as Node does, and reads it back', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
        (value) => {
          const bytes = payloadBytesOf({ ...value });
          expect(Buffer.from(bytes).equals(Buffer.from(payloadTextOf({ ...value }), 'utf8'))).toBe(
            true,
          );
          expect(readPayloadText(bytes)).toEqual({ ...value });
        },
      ),
    );
  });

  it.each([
    ['another order of keys', '{"b":1,"a":1}\n'],
    ['spaces', '{"a": 1}\n'],
    ['no line end', '{"a":1}'],
    ['a repeated key', '{"a":1,"a":1}\n'],
    ['a fraction', '{"a":1.5}\n'],
    ['another spelling of a number', '{"a":1e1}\n'],
    ['no JSON', '{'],
  ])('refuses %s', (_name, text) => {
    expect(readPayloadText(new TextEncoder().encode(text))).toBeUndefined();
  });

  it('refuses broken UTF-8 and overlong forms', () => {
    expect(readPayloadText(Uint8Array.from([0x22, 0xc0, 0xaf, 0x22, 0x0a]))).toBeUndefined();
    expect(readPayloadText(Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22, 0x0a]))).toBeUndefined();
  });

  it.each([[{ a: undefined }], [1.5], [Number.NaN], [new Date(0)], ['\ud800']])(
    'cannot write %s',
    (value) => {
      expect(() => payloadTextOf(value)).toThrow(TypeError);
    },
  );
});

describe('the content', () => {
  it('has the same bytes for the same stays in any order', () => {
    fc.assert(
      fc.property(shelterPeople, (stays) => {
        const bytes = Buffer.from(contentBytes(contentFor(stays)));
        expect(Buffer.from(contentBytes(contentFor([...stays].reverse()))).equals(bytes)).toBe(
          true,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the bytes it was given once: a change of format must be seen', () => {
    const hash = createHash('sha256')
      .update(contentBytes(contentFor(STAYS)))
      .digest('hex');
    expect(hash).toMatchInlineSnapshot(
      `"fb1d38ebf772dffc561a75ff6b435f2629117865465c0467ffa40d3974cfcbbe"`,
    );
  });
});

describe('checking a payload', () => {
  it('accepts what any shelter makes', () => {
    fc.assert(
      fc.property(shelterPeople, (stays) => {
        const read = readPayload(payloadBytes(payloadFor(contentFor(stays))));
        expect(read.ok ? 'ok' : read.refusal.code).toBe('ok');
      }),
      { numRuns: 80 },
    );
  });

  it('has tables to damage', () => {
    const payload = payloadFor(contentFor(STAYS));
    expect(code(payload)).toBe('ok');
    expect(shown(loose(payload), 't3')).toMatchObject({
      rows: ['ET', 'PH', 'other'],
      cells: [[15], [10], [5]],
      total: 30,
    });
  });

  it.each([
    [
      'another schema',
      'verify.payload-unknown-schema',
      (p) => {
        p.content.schema = 'kanaf-summary/2';
      },
    ],
    [
      'a field nobody knows',
      'verify.payload-malformed',
      (p) => {
        p.content.note = 'x';
      },
    ],
    [
      'a missing field',
      'verify.payload-malformed',
      (p) => {
        delete p.issue.sequence;
      },
    ],
    [
      'a period that runs backwards',
      'verify.payload-malformed',
      (p) => {
        p.content.period.to = '2025-01-01';
      },
    ],
    [
      'a looser profile',
      'verify.payload-malformed',
      (p) => {
        p.content.profile.k = 1;
      },
    ],
    [
      'a missing table',
      'verify.payload-malformed',
      (p) => {
        p.content.tables.pop();
      },
    ],
    [
      'tables in another order',
      'verify.payload-unknown-table',
      (p) => {
        p.content.tables.reverse();
      },
    ],
    [
      'a row nobody agreed on',
      'verify.payload-unknown-table',
      (p) => {
        shown(p, 't3').rows[0] = 'XX';
      },
    ],
    [
      'a table without its total',
      'verify.payload-malformed',
      (p) => {
        shown(p, 't3').total = null;
      },
    ],
    [
      'a small count',
      'verify.payload-small-cell',
      (p) => {
        shown(p, 't3').cells[2] = [0];
      },
    ],
    [
      'an exact count',
      'verify.payload-not-rounded',
      (p) => {
        shown(p, 't3').cells[2] = [6];
      },
    ],
    [
      'a changed cell',
      'verify.payload-figures-disagree',
      (p) => {
        shown(p, 't3').cells[0] = [50];
      },
    ],
    [
      'a total that another table contradicts',
      'verify.payload-figures-disagree',
      (p) => {
        shown(p, 't3').total = 25;
      },
    ],
  ] as readonly [string, string, Damage][])('refuses %s', (_name, expected, change) => {
    expect(code(changed(change))).toBe(expected);
  });

  it('refuses figures that together give a small count away', () => {
    const payload = changed((p) => {
      const single = (id: string): LooseTable => ({
        id,
        status: 'shown',
        rows: ['all'],
        columns: ['all'],
        cells: [[5]],
        rowTotals: null,
        columnTotals: null,
        total: null,
      });
      p.content.tables = p.content.tables.map((table) =>
        table.id === 't2' || table.id === 't4'
          ? single(table.id)
          : ({ id: table.id, status: 'withheld', reason: 'small-counts' } as LooseTable),
      );
    });
    expect(code(payload)).toBe('verify.payload-disclosure');
  });

  it('answers junk with a refusal', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(checkPayload(junk).ok).toBe(false);
      }),
    );
  });
});

describe('the states of a summary', () => {
  it('go only forward', () => {
    const allowed = SUMMARY_STATES.flatMap((from) =>
      SUMMARY_STATES.filter((to) => stepTo(from, to).ok).map((to) => `${from}>${to}`),
    );
    expect(allowed).toEqual(['prepared>sealed', 'sealed>signed', 'sealed>void']);
  });
});
