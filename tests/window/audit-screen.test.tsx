// The trail on screen: sentences, a count that is what the filter found, checks that say what is wrong, and the alarm.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit, type AuditLine, type TrailState } from '../../src/features/audit/contract';
import { AuditScreen } from '../../src/features/audit/screens/audit-screen';
import { CheckRuns } from '../../src/features/audit/screens/check-run';
import { RecordsChecked } from '../../src/features/audit/screens/records-checked';
import { TrailBanner } from '../../src/features/audit/screens/trail-alarm';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { giveElementsASize, renderScreen } from '../support/render-screen';

const QUIET: TrailState = {
  mode: 'normal',
  unsaved: 0,
  check: { isDue: false },
  slip: { isDue: false },
};
const ALARM: TrailState = {
  ...QUIET,
  alarm: {
    kind: 'smaller',
    at: '2026-03-10T08:00:00.000Z',
    sequence: 41,
    size: 40,
    witness: { kind: 'last-seen', size: 72 },
    waiting: 0,
  },
};
const LINE: AuditLine = {
  sequence: 12,
  at: '2026-03-10T08:00:00.000Z',
  actor: 'MA-01',
  verb: 'residents.open',
  outcome: 'done',
  object: { kind: 'resident', id: 'abcdefgh12345678abcdefgh12' },
  isLate: false,
};

let vault: FakeCall;
beforeEach(() => {
  giveElementsASize();
  vault = fakeCall();
  vault.answer(audit.state, () => QUIET);
  vault.answer(audit.cutSession, () => ({ cut: null }));
  vault.answer(audit.read, ({ filter }) => ({
    events:
      filter?.about === undefined
        ? [
            LINE,
            { ...LINE, sequence: 11, outcome: 'refused' as const, actor: 'RE-01' },
            {
              ...LINE,
              sequence: 10,
              verb: 'vault.wrong-tries',
              details: { tries: 3, into: 'zyxwvtsr12345678abcdefgh12' },
            },
            {
              ...LINE,
              sequence: 9,
              verb: 'rooms.painted',
              isLate: true,
              unsigned: 'foreign' as const,
            },
          ]
        : [LINE],
    found: filter?.about === undefined ? 4 : 1,
    size: 12,
    people: ['MA-01', 'RE-01'],
  }));
});
afterEach(cleanup);

describe('the trail', () => {
  it('is told in sentences, what was refused as such, and nothing is left out', async () => {
    renderScreen(<AuditScreen />);
    const table = await screen.findByRole('table');
    expect(within(table).getByText('Opened a resident file')).toBeTruthy();
    expect(within(table).getByText('Was not allowed: Opened a resident file')).toBeTruthy();
    expect(within(table).getByText(/Tries/)).toBeTruthy();
    expect(within(table).getByText(/rooms\.painted/)).toBeTruthy();
    expect(within(table).getByText('Written outside the trail first')).toBeTruthy();
    expect(screen.getByText('4 lines')).toBeTruthy();
  });

  it('writes an id among the details with as many signs as in the column of files', async () => {
    renderScreen(<AuditScreen />);
    expect(await screen.findByText('zyxwvtsr')).toBeTruthy();
    expect(screen.queryByText(/zyxwvtsr1/)).toBeNull();
  });

  it('writes the moment of each line as a day and an hour, and none where none is known', async () => {
    vault.answer(audit.read, () => ({
      events: [LINE, { ...LINE, sequence: 11, at: '' }],
      found: 2,
      size: 12,
      people: [],
    }));
    renderScreen(<AuditScreen />, { language: 'ar', settings: { timeZone: 'Africa/Cairo' } });
    const table = await screen.findByRole('table');
    const moments = within(table)
      .getAllByRole('time')
      .map(({ textContent }) => textContent);
    expect(moments).toEqual(['١٠ مارس ٢٠٢٦ ١٠:٠٠\u00a0ص']);
  });

  it('shows only the lines of one file when its code is pressed, and all of them again', async () => {
    const { user } = renderScreen(<AuditScreen />);
    const [code] = await screen.findAllByRole('button', { name: /abcdefgh/ });
    if (code === undefined) throw new Error('no code');
    await user.click(code);
    expect(await screen.findByText('One line')).toBeTruthy();
    expect(vault.callsOf(audit.read).at(-1)).toEqual({ filter: { about: 'abcdefgh' } });
    await user.click(screen.getByRole('button', { name: 'Show all lines' }));
    expect(await screen.findByText('4 lines')).toBeTruthy();
  });

  it('says at the field what a file code looks like, and asks nothing', async () => {
    const { user } = renderScreen(<AuditScreen />);
    await screen.findByRole('table');
    await user.click(screen.getByRole('button', { name: 'Look for lines' }));
    const asked = vault.callsOf(audit.read).length;
    await user.type(screen.getByRole('textbox', { name: /File code/ }), 'no!');
    await user.click(screen.getByRole('button', { name: 'Find' }));
    expect(await screen.findByText(/four characters or more/)).toBeTruthy();
    expect(vault.callsOf(audit.read)).toHaveLength(asked);
  });
});

describe('the check', () => {
  const WHOLE = {
    trail: { sound: true as const, size: 12, root: 'ab'.repeat(32) },
    rows: { rows: 100, bad: 0, isReadable: true },
    files: { keyring: true, records: true },
  };
  const AT = '2026-03-10T08:00:00.000Z';
  const page = (quietMs?: number) => (
    <CheckRuns {...(quietMs === undefined ? {} : { quietMs })}>
      <RecordsChecked />
      <AuditScreen />
    </CheckRuns>
  );
  const pressCheck = async ({ user }: ReturnType<typeof renderScreen>) => {
    await user.click(await screen.findByRole('tab', { name: 'Checks' }));
    await user.click(screen.getByRole('button', { name: 'Check everything' }));
  };

  it('names the first bad line, the row that went back and the file that contradicts itself', async () => {
    vault.answer(audit.check, () => ({
      sound: false,
      checkedAt: AT,
      found: {
        trail: { sound: false as const, size: 12, firstBad: 7 },
        rows: {
          rows: 100,
          bad: 2,
          isReadable: true,
          first: { sequence: 5, table: 'stays', key: '["abc"]', fault: 'rolled-back' as const },
        },
        files: { keyring: true, records: false },
      },
    }));
    await pressCheck(renderScreen(page()));
    expect(vault.callsOf(audit.check)).toEqual([{ asked: true }]);
    expect(await screen.findByText(/first line that does not fit is 7/)).toBeTruthy();
    expect(screen.getByText('2 rows are not as the program wrote them')).toBeTruthy();
    expect(screen.getByText(/Put back to an older state/).textContent).toContain('stays');
    expect(screen.getByText('The file of the records contradicts itself.')).toBeTruthy();
  });

  it('names no line for a row that no line tells of', async () => {
    const first = { table: 'care_plans', key: '["abc"]', fault: 'foreign' as const };
    const rows = { rows: 100, bad: 1, isReadable: true, first };
    vault.answer(audit.check, () => ({
      sound: false,
      checkedAt: AT,
      found: { ...WHOLE, rows },
    }));
    await pressCheck(renderScreen(page()));
    const words = /Brought in outside the program.*care_plans.*no line of the trail tells of it/;
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('says of each part that it is whole', async () => {
    vault.answer(audit.check, () => ({ sound: true, checkedAt: AT, found: WHOLE }));
    await pressCheck(renderScreen(page()));
    expect(await screen.findByText(/The trail is sound: 12 lines/)).toBeTruthy();
    expect(screen.getByText('100 rows, all as they were written')).toBeTruthy();
    expect(screen.getByText('Both files are whole, every index included')).toBeTruthy();
  });

  it('begins by itself when it is due and nobody is at work, and tells others only the day', async () => {
    let isDue = true;
    vault.answer(audit.state, () => ({ ...QUIET, check: { isDue, lastAt: AT } }));
    vault.answer(audit.check, () => {
      isDue = false;
      return { sound: true, checkedAt: AT, found: null };
    });
    renderScreen(
      <CheckRuns quietMs={20}>
        <RecordsChecked />
      </CheckRuns>,
      { language: 'ar' },
    );
    expect(await screen.findByText(/فُحصت السجلات في/)).toBeTruthy();
    await waitFor(() => expect(vault.callsOf(audit.check)).toContainEqual({ asked: false }));
    expect(document.body.textContent).not.toMatch(/سطر|صف/);
  });

  it('does not begin by itself before it is due', async () => {
    vault.answer(audit.state, () => ({ ...QUIET, check: { isDue: false, lastAt: AT } }));
    renderScreen(page(1));
    await screen.findByText(/Records checked on/);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(vault.callsOf(audit.check)).toEqual([]);
  });
});

describe('a signed summary', () => {
  const give = async ({ user }: ReturnType<typeof renderScreen>) => {
    await user.click(await screen.findByRole('tab', { name: 'Witnesses outside the vault' }));
    await screen.findByText('A signed summary');
    const input = document.querySelector('input[type=file]');
    if (!(input instanceof HTMLInputElement)) throw new Error('no place for a file');
    await user.upload(input, new File(['{}'], 'summary.json'));
  };

  it('is compared with the trail, and what it says is told in one sentence', async () => {
    vault.answer(audit.compareSummary, () => ({
      verdict: 'inconsistent' as const,
      epoch: 1,
      size: 30,
    }));
    await give(renderScreen(<AuditScreen />));
    expect(await screen.findByText('The trail is another one than was written here')).toBeTruthy();
    expect(screen.getByText(/when the summary was signed: 30/)).toBeTruthy();
    expect(vault.callsOf(audit.compareSummary)[0]?.bytes).toHaveLength(2);
  });

  it.each([
    ['audit.summary-other-vault', /of another vault/],
    ['audit.summary-unreadable', /not a signed summary that can be read/],
    ['audit.summary-not-signed', /was not signed by this vault/],
  ] as const)('that is no witness (%s) is refused in plain words', async (code, words) => {
    vault.answer(audit.compareSummary, () => refused(code));
    await give(renderScreen(<AuditScreen />));
    expect(await screen.findByText(words)).toBeTruthy();
  });
});

describe('the alarm', () => {
  it('stands on every page, and leads to the trail whoever may read it', async () => {
    vault.answer(audit.state, () => ALARM);
    renderScreen(<TrailBanner mayRead />);
    expect(await screen.findByText(/differs from what was known/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Audit trail' })).toBeTruthy();
    cleanup();
    renderScreen(<TrailBanner mayRead={false} />);
    await screen.findByText(/differs from what was known/);
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('says of an old header put back what it lets in and what to do', async () => {
    const { at, sequence, size } = { at: '2026-03-10T08:00:00.000Z', sequence: 41, size: 40 };
    const what = { kind: 'header' as const, header: { now: 5, known: 7 } };
    const alarm = { ...what, at, sequence, size, waiting: 0 };
    vault.answer(audit.state, () => ({ ...QUIET, alarm }));
    renderScreen(<TrailBanner mayRead />);
    expect(await screen.findByText(/old passphrases may open it/)).toBeTruthy();
    cleanup();
    renderScreen(<AuditScreen />);
    expect(await screen.findByText(/saving 5 is there, saving 7 was known/)).toBeTruthy();
  });

  it.each([
    [
      { kind: 'smaller', firstBad: 41, witness: { kind: 'slip', size: 72 } },
      /line 41 is the first/,
    ],
    [
      { kind: 'inconsistent', firstBad: 9, witness: { kind: 'manifest', size: 30 } },
      /lines 9 to 30/,
    ],
    [{ kind: 'rows', bad: 3, firstBad: 7 }, /last written in line 7/],
    [
      { kind: 'rows', bad: 3 },
      /3 rows of the records are not as the program wrote them, or cannot/,
    ],
  ] as const)('names the first bad line it knows: %j', async (found, words) => {
    const place = { at: '2026-03-10T08:00:00.000Z', sequence: 41, size: 40, waiting: 0 };
    const alarm = { ...place, ...found };
    vault.answer(audit.state, () => ({ ...QUIET, alarm }));
    renderScreen(<AuditScreen />);
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it.each([
    [
      { what: 'generation', names: ['clinical', 'case'] },
      /no holder of them made: session notes and case file\./,
    ],
    [{ what: 'drop-key', names: ['clinical'] }, /exchanged: session notes\. Notes go on/],
    [{ what: 'secret', names: ['clinical'] }, /another one than was signed for: session notes/],
    [{ what: 'slot', names: ['CA-08', 'CA-09'] }, /signed for them as they are: CA-08 and CA-09/],
    [{ what: 'papers', names: ['code'] }, /signed for \(the recovery code\)/],
    [{ what: 'deal', names: [] }, /shared out otherwise than was signed for/],
    [{ what: 'erasure', names: ['1'] }, /number of files: 1/],
    [{ what: 'book', names: ['7'] }, /what was known of it \(entry 7\)/],
    [{ what: 'deed', names: ['7'] }, /did not sign \(number 7\)/],
    [{ what: 'lines', names: [] }, /3 of them.*the first is line 9/],
  ] as const)(
    'of what nobody signed for says what it is and which work waits: %j',
    async (...told) => {
      const [unvouched, words] = told;
      const place = { at: '2026-03-10T08:00:00.000Z', sequence: 42, size: 40, waiting: 0 };
      const found = { what: unvouched.what, names: [...unvouched.names] };
      const alarm = { kind: 'unvouched' as const, unvouched: found, bad: 3, firstBad: 9, ...place };
      vault.answer(audit.state, () => ({ ...QUIET, alarm }));
      renderScreen(<TrailBanner mayRead />);
      expect(await screen.findByText('Keys or ways in that nobody signed for')).toBeTruthy();
      cleanup();
      renderScreen(<AuditScreen />);
      expect(await screen.findByText(words)).toBeTruthy();
    },
  );

  it('marks a line that its person’s key does not cover', async () => {
    renderScreen(<AuditScreen />);
    expect(await screen.findByText('Not signed by this person')).toBeTruthy();
  });

  it('of a restore says how many lines are missing, from which one and since when', async () => {
    const restored = { missing: 3, since: '2026-03-08T08:00:00.000Z' };
    const place = { at: '2026-03-10T08:00:00.000Z', sequence: 42, size: 40, waiting: 0 };
    const alarm = { kind: 'restored' as const, firstBad: 41, restored, ...place };
    vault.answer(audit.state, () => ({ ...QUIET, alarm }));
    renderScreen(<TrailBanner mayRead />, { language: 'ar' });
    expect(await screen.findByText('استُعيدت بيانات أقدم: العمل الذي تلاها ناقص')).toBeTruthy();
    cleanup();
    renderScreen(<AuditScreen />);
    const words = /3 lines of the trail from number 41 on were written after .*8 Mar 2026/;
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it.each([
    [1, 'ينتظر خلفه تنبيه آخر.', 'One more alarm waits behind this one.'],
    [2, 'ينتظر خلفه تنبيهان آخران.', '2 more alarms wait behind this one.'],
    [3, /تنتظر خلفه ٣ تنبيهات أخرى/, '3 more alarms wait behind this one.'],
    [11, /ينتظر خلفه ١١ تنبيهًا آخر/, '11 more alarms wait behind this one.'],
  ] as const)('says on every page and where it is answered that %i more wait', async (...told) => {
    const [waiting, arabic, english] = told;
    const { alarm } = ALARM;
    vault.answer(audit.state, () => ({
      ...QUIET,
      ...(alarm === undefined ? {} : { alarm: { ...alarm, waiting } }),
    }));
    renderScreen(<TrailBanner mayRead />, { language: 'ar' });
    expect(await screen.findByText(arabic, { exact: false })).toBeTruthy();
    cleanup();
    renderScreen(<AuditScreen />);
    expect(await screen.findByText(english)).toBeTruthy();
  });

  it('says nothing of others where none waits', async () => {
    vault.answer(audit.state, () => ALARM);
    renderScreen(<TrailBanner mayRead />);
    await screen.findByText(/differs from what was known/);
    expect(screen.queryByText(/behind this one/)).toBeNull();
  });

  it('is answered by two: the second types code and passphrase, a wrong one is told at the field', async () => {
    vault.answer(audit.state, () => ALARM);
    vault.answer(audit.acknowledge, () => refused('second-person.not-proved'));
    const { user } = renderScreen(<AuditScreen />);
    expect(await screen.findByText(/40 now, 72 were seen/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Acknowledge the alarm' }));
    const code = document.getElementById('field-staffCode');
    const passphrase = document.querySelector('input[type="password"]');
    if (code === null || passphrase === null) throw new Error('no fields for the second person');
    await user.type(code, 'RE-01');
    await user.type(passphrase, 'mint tea');
    await user.click(screen.getByRole('button', { name: 'We have both seen this alarm' }));
    expect(vault.callsOf(audit.acknowledge)).toEqual([
      { sequence: 41, second: { staffCode: 'RE-01', passphrase: 'mint tea' } },
    ]);
  });

  it('makes room for the next one, which two answer for itself', async () => {
    const next = { ...ALARM, alarm: { ...ALARM.alarm, kind: 'signature' as const, sequence: 43 } };
    let now: TrailState = ALARM;
    vault.answer(audit.state, () => now);
    vault.answer(audit.acknowledge, () => {
      now = next as TrailState;
      vault.emit({ kind: 'changed', feature: 'audit' });
      return {};
    });
    const { user } = renderScreen(<AuditScreen />);
    await user.click(await screen.findByRole('button', { name: 'Acknowledge the alarm' }));
    const code = document.getElementById('field-staffCode');
    const passphrase = document.querySelector('input[type="password"]');
    if (code === null || passphrase === null) throw new Error('no fields for the second person');
    await user.type(code, 'RE-01');
    await user.type(passphrase, 'mint tea');
    await user.click(screen.getByRole('button', { name: 'We have both seen this alarm' }));
    expect(await screen.findByText(/last kept signature/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Acknowledge the alarm' })).toBeTruthy();
    expect(document.querySelector('input[type="password"]')).toBeNull();
  });

  it('and a disk that takes nothing are told in Arabic as well', async () => {
    vault.answer(audit.state, () => ({ ...ALARM, mode: 'read-only' as const, unsaved: 2 }));
    renderScreen(<TrailBanner mayRead={false} />, { language: 'ar' });
    expect(await screen.findByText('القرص لا يقبل الكتابة')).toBeTruthy();
    expect(screen.getByText(/حدثان في ذاكرة الجهاز وحدها/)).toBeTruthy();
  });
});

describe('a session of one’s own that was cut short', () => {
  beforeEach(() => {
    const lines = [
      { sequence: 9, at: '2026-03-10T08:00:00.000Z', verb: 'residents.open', outcome: 'done' },
    ];
    vault.answer(audit.cutSession, () => ({ cut: { session: 4, lines } }));
    vault.answer(audit.ownCutSession, () => ({}));
  });

  it('is one line on every page but Today, and told whole there to who asks what it is', async () => {
    renderScreen(<TrailBanner mayRead={false} />, { path: '/residents' });
    const title = 'The last line of your earlier session is not signed';
    expect((await screen.findByRole('status')).textContent).toBe(`${title}What is this?`);
    screen.getByRole('button', { name: 'What is this?' }).click();
    expect(await screen.findByRole('button', { name: 'These lines are mine' })).toBeTruthy();
    expect(screen.getByText(/Opened a resident file/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'What is this?' })).toBeNull();
  });

  it('shows its unsigned lines on Today until their person owns them', async () => {
    renderScreen(<TrailBanner mayRead={false} />);
    expect(
      await screen.findByText('The last line of your earlier session is not signed'),
    ).toBeTruthy();
    screen.getByRole('button', { name: 'These lines are mine' }).click();
    await waitFor(() => expect(vault.callsOf(audit.ownCutSession)).toEqual([{ session: 4 }]));
  });
});
