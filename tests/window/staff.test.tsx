// The staff pages: who waits for keys and who can hand them over, the two people of a grant, and a leaving in view.
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { GrantScreen } from '../../src/features/staff/screens/grant-screen';
import { InviteScreen } from '../../src/features/staff/screens/invite-screen';
import { LeaveScreen } from '../../src/features/staff/screens/leave-screen';
import { OwnPassphraseScreen } from '../../src/features/staff/screens/own-passphrase-screen';
import { PersonScreen } from '../../src/features/staff/screens/person-screen';
import { SignInsScreen } from '../../src/features/staff/screens/sign-ins-screen';
import { StaffScreen } from '../../src/features/staff/screens/staff-screen';
import { StaffToday } from '../../src/features/staff/screens/staff-today';
import { staffContract } from '../../src/features/staff/contract';
import { COMPARTMENTS, type Role } from '../../src/kernel/compartments';
import type { StaffId } from '../../src/kernel/ids';
import type { OutputOf } from '../../src/kernel/operation';
import { SessionContext, useMay } from '../../src/ui/session';
import { fakeCall, refused, type FakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

type List = OutputOf<typeof staffContract.list>;
type Person = List['staff'][number];

const MANAGER = 'a'.repeat(26) as StaffId;
const PSYCHOLOGIST = 'b'.repeat(26) as StaffId;
const FORMER = 'd'.repeat(26) as StaffId;
const HERONS = 'seven herons over the salt marsh';
const NEWCOMER = 'c'.repeat(26) as StaffId;

function person(id: StaffId, code: string, more: Partial<Person> = {}): Person {
  return {
    id,
    code,
    role: 'psychologist',
    self: false,
    state: 'here',
    joinedAt: '2026-01-01T08:00:00.000Z',
    letIn: null,
    lastSignInAt: null,
    held: ['presence'],
    waiting: [],
    ...more,
  };
}

const STAFF = [
  person(MANAGER, 'MA-01', { role: 'manager', self: true, held: ['presence', 'case'] }),
  person(PSYCHOLOGIST, 'PS-01', { held: ['presence', 'clinical'] }),
  person(NEWCOMER, 'PSY-02', { waiting: [{ compartment: 'clinical', holders: ['PS-01'] }] }),
];

function list(fake: FakeCall, staff: Person[] = STAFF): void {
  fake.answer(staffContract.list, () => ({
    staff,
    former: [
      {
        id: FORMER,
        code: 'SO-01',
        role: 'social-worker' as const,
        joinedAt: '2026-01-01T08:00:00.000Z',
        leftAt: '2026-02-03T08:00:00.000Z',
      },
    ],
    holders: COMPARTMENTS.map((compartment) => ({
      compartment,
      count: compartment === 'clinical' ? 1 : 2,
    })),
    rewrapping: [],
  }));
}

function show(node: React.ReactNode, role: Role, params: Record<string, string> = {}) {
  const staffCode = role === 'manager' ? 'MA-01' : 'PS-01';
  return renderScreen(
    <SessionContext value={{ staffCode, role, isTraining: false, failedTries: 0 }}>
      {node}
    </SessionContext>,
    { params },
  );
}

afterEach(cleanup);

describe('the staff page', () => {
  it('says who waits for which keys and who can hand them over, and warns of a single holder', async () => {
    const fake = fakeCall();
    list(fake);
    show(<StaffScreen />, 'manager');
    expect(await screen.findByText('PSY-02 waits for the keys of: session notes')).toBeTruthy();
    expect(screen.getByText(/holds them \(PS-01\)/)).toBeTruthy();
    expect(screen.getByText(/Held by one person: session notes/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Let somebody in' })).toBeTruthy();
    const before = screen.getByRole('table', { name: 'Who worked here before' });
    expect(before.textContent).toContain('SO-01');
    expect(before.textContent).toContain('3 Feb 2026');
  });

  it('offers nobody but a manager to let people in or to see who came when', async () => {
    const fake = fakeCall();
    list(fake);
    show(<StaffScreen />, 'psychologist');
    await screen.findByText('PSY-02 waits for the keys of: session notes');
    expect(screen.queryByRole('link', { name: 'Let somebody in' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Who came in and when' })).toBeNull();
    expect(screen.queryByText(/Held by one person/)).toBeNull();
  });
});

describe('Today', () => {
  it('tells a holder that a colleague waits, and tells others nothing', async () => {
    const fake = fakeCall();
    list(fake);
    show(<StaffToday />, 'psychologist');
    const link = await screen.findByRole('link', { name: 'Hand the keys over' });
    expect(link.getAttribute('href')).toBe(`/office/staff/${NEWCOMER}/grant`);
    cleanup();
    list(fake, [STAFF[2] as Person]);
    show(<StaffToday />, 'social-worker');
    await expect.poll(() => fake.callsOf(staffContract.list).length).toBe(2);
    expect(screen.queryByRole('link', { name: 'Hand the keys over' })).toBeNull();
  });

  it('explains to the one who waits that nothing is broken', async () => {
    const fake = fakeCall();
    list(fake, [
      person(PSYCHOLOGIST, 'PS-01', {
        self: true,
        waiting: [{ compartment: 'clinical', holders: [] }],
      }),
    ]);
    show(<StaffToday />, 'psychologist');
    expect(await screen.findByText(/nothing is wrong with the program/)).toBeTruthy();
  });
});

describe('handing keys over', () => {
  it('asks for the second person and shows a wrong passphrase at its field', async () => {
    const fake = fakeCall();
    list(fake);
    fake.answer(staffContract.grant, () => refused('second-person.not-proved'));
    const { user, went } = show(<GrantScreen />, 'manager', { staffId: NEWCOMER });
    await user.type(await screen.findByRole('textbox', { name: /code/i }), 'PS-01');
    await user.type(screen.getByLabelText(/passphrase/i, { selector: 'input' }), 'olive trees');
    const send = () => user.click(screen.getByRole('button', { name: 'Hand over' }));
    await send();
    expect(fake.callsOf(staffContract.grant)).toEqual([
      {
        id: NEWCOMER,
        compartments: ['clinical'],
        second: { staffCode: 'PS-01', passphrase: 'olive trees' },
      },
    ]);
    expect(went).toEqual([]);
    fake.answer(staffContract.grant, () => ({ id: NEWCOMER }));
    await send();
    await expect.poll(() => went).toEqual([`/office/staff/${NEWCOMER}`]);
  });
});

describe('letting in', () => {
  it('says which keys come at once and which wait, and refuses two passphrases that differ', async () => {
    const fake = fakeCall();
    list(fake);
    const { user } = show(<InviteScreen />, 'manager');
    await user.type(await screen.findByRole('textbox', { name: /^Code/ }), 'PSY-03');
    await user.click(screen.getByRole('button', { name: /role/i }));
    await user.click(await screen.findByRole('option', { name: 'Psychologist' }));
    expect(
      await screen.findByText(/Waits for the keys of: identity and session notes/),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Let in' }));
    expect(fake.callsOf(staffContract.invite)).toEqual([]);
  });

  async function fillNewcomer({ user }: ReturnType<typeof show>) {
    await user.type(await screen.findByRole('textbox', { name: /^Code/ }), 'NU-02');
    await user.click(screen.getByRole('button', { name: /role/i }));
    await user.click(await screen.findByRole('option', { name: 'Nurse' }));
    for (const label of [/newcomer.s passphrase/, /again/i]) {
      await user.click(screen.getByLabelText(label, { selector: 'input' }));
      await user.paste(HERONS);
    }
  }

  it('asks a colleague to agree last, by keyboard, and shows a wrong passphrase at its field', async () => {
    const fake = fakeCall();
    list(fake);
    fake.answer(staffContract.invite, () => refused('second-person.not-proved'));
    const shown = show(<InviteScreen />, 'manager');
    const { user, went } = shown;
    await fillNewcomer(shown);
    const second = within(await screen.findByRole('group', { name: /second person/i }));
    await user.type(second.getByRole('textbox'), 'PS-01');
    const passphrase = second.getByLabelText(/passphrase/i, { selector: 'input' });
    await user.type(passphrase, 'olive trees{Enter}');
    expect(fake.callsOf(staffContract.invite)).toEqual([
      {
        code: 'NU-02',
        role: 'nurse',
        passphrase: HERONS,
        second: { staffCode: 'PS-01', passphrase: 'olive trees' },
      },
    ]);
    expect(await second.findByText(/not right. Nothing changed/)).toBeTruthy();
    fake.answer(staffContract.invite, () => ({ id: NEWCOMER, waiting: [], isInForce: true }));
    await user.type(passphrase, '{Enter}');
    await expect.poll(() => went).toEqual([`/office/staff/${NEWCOMER}`]);
  });

  it('asks nobody to agree where nobody else works, and says what the trail will say', async () => {
    const fake = fakeCall();
    list(fake, STAFF.slice(0, 1));
    fake.answer(staffContract.invite, () => ({ id: NEWCOMER, waiting: [], isInForce: true }));
    const shown = show(<InviteScreen />, 'manager');
    await fillNewcomer(shown);
    expect(screen.getByText('Nobody else works here yet, so nobody can agree')).toBeTruthy();
    expect(screen.queryByRole('group', { name: /second person/i })).toBeNull();
    await shown.user.click(screen.getByRole('button', { name: 'Let in' }));
    expect(fake.callsOf(staffContract.invite)).toMatchObject([{ code: 'NU-02', second: null }]);
  });

  it('is told of on the staff page and on the page of the person: who let them in, who agreed', async () => {
    const fake = fakeCall();
    const alone = person(PSYCHOLOGIST, 'PS-01', { letIn: { by: 'MA-01', agreed: null } });
    const agreed = person(NEWCOMER, 'PSY-02', { letIn: { by: 'MA-01', agreed: 'PS-01' } });
    list(fake, [alone, agreed]);
    show(<StaffScreen />, 'psychologist');
    expect(await screen.findAllByText('Let in by one person')).toHaveLength(1);
    cleanup();
    list(fake, [alone, agreed]);
    show(<PersonScreen />, 'psychologist', { staffId: PSYCHOLOGIST });
    expect(await screen.findByText('MA-01 alone: nobody else worked here then')).toBeTruthy();
    cleanup();
    list(fake, [alone, agreed]);
    show(<PersonScreen />, 'psychologist', { staffId: NEWCOMER });
    expect(await screen.findByText('MA-01; PS-01 agreed')).toBeTruthy();
  });
});

describe('leaving', () => {
  it('tells beforehand what happens and which media there are, then shows how far it is and lets stop', async () => {
    const fake = fakeCall();
    list(fake);
    fake.answer(staffContract.beforeLeaving, () => ({
      media: [
        { ordinal: 1, label: 'Blue stick', lastBackupAt: '2026-01-02T08:00:00.000Z', isLost: true },
      ],
    }));
    let finish: (value: OutputOf<typeof staffContract.leave>) => void = () => undefined;
    fake.answer(staffContract.leave, (_input, progress) => {
      progress({ step: 'renew-copy', done: 1, total: 4 });
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    const { user, went } = show(<LeaveScreen />, 'manager', { staffId: PSYCHOLOGIST });
    expect(await screen.findByText(/Blue stick/)).toBeTruthy();
    expect(screen.getByText(/Nobody else holds the keys of: session notes/)).toBeTruthy();
    expect(screen.getByText(/they may have kept/)).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /code/i }), 'SO-01');
    await user.type(screen.getByLabelText(/passphrase/i, { selector: 'input' }), 'blue kettle');
    await user.click(screen.getByRole('button', { name: 'Confirm the leaving' }));
    const bar = await screen.findByRole('progressbar', { name: 'Copying the files' });
    const stop = within(bar.closest('.progress') as HTMLElement).getByRole('button');
    await user.click(stop);
    expect(fake.sent.some(({ kind }) => kind === 'cancel')).toBe(true);
    const gone = STAFF.map((one) =>
      one.id === PSYCHOLOGIST ? { ...one, state: 'leaving' as const } : one,
    );
    list(fake, gone);
    finish({ id: PSYCHOLOGIST, isFinished: false });
    expect(await screen.findByText('Leaving of PS-01 is not finished')).toBeTruthy();
    fake.answer(staffContract.finishLeaving, () => ({}));
    await user.click(screen.getByRole('button', { name: 'Finish the leaving' }));
    await expect.poll(() => fake.callsOf(staffContract.finishLeaving)).toEqual([{}]);
    expect(went).toEqual([]);
  });
});

describe('what the disk did not take yet', () => {
  const PASSPHRASE = 'seven herons over the salt marsh';
  const typeInto = async (user: ReturnType<typeof show>['user'], words: readonly string[]) => {
    const fields = screen.getAllByLabelText(/passphrase/i, { selector: 'input' });
    for (const [nth, word] of words.entries()) {
      await user.click(fields[nth] as HTMLElement);
      await user.paste(word);
    }
  };

  it('of a new passphrase stays on the page: until the next unlock the old one serves', async () => {
    const fake = fakeCall();
    fake.answer(staffContract.changePassphrase, () => ({ isInForce: false }));
    const { user, went } = show(<OwnPassphraseScreen />, 'manager');
    await typeInto(user, ['quiet garden', PASSPHRASE, PASSPHRASE]);
    await user.click(screen.getByRole('button', { name: 'Change' }));
    expect(await screen.findByText(/until then the old passphrase opens the vault/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
    expect(went).toEqual([]);
  });

  it('of a leaving stays on the page, which offers to finish it', async () => {
    const fake = fakeCall();
    list(fake);
    fake.answer(staffContract.beforeLeaving, () => ({ media: [] }));
    fake.answer(staffContract.leave, (input) => {
      const id = input.id as StaffId;
      list(
        fake,
        STAFF.map((one) => (one.id === id ? { ...one, state: 'leaving' as const } : one)),
      );
      return { id: PSYCHOLOGIST, isFinished: false };
    });
    const { user, went } = show(<LeaveScreen />, 'manager', { staffId: PSYCHOLOGIST });
    await user.type(await screen.findByRole('textbox', { name: /code/i }), 'SO-01');
    await typeInto(user, ['blue kettle']);
    await user.click(screen.getByRole('button', { name: 'Confirm the leaving' }));
    expect(await screen.findByText('Leaving of PS-01 is not finished')).toBeTruthy();
    expect(went).toEqual([]);
  });
});

describe('the list of sign-ins', () => {
  it('says in words how each session ended', async () => {
    const fake = fakeCall();
    const at = '2026-01-02T08:00:00.000Z';
    const ended = {
      open: { kind: 'open' },
      cut: { kind: 'cut' },
      locked: { kind: 'locked', at, how: 'idle' },
    } as const;
    fake.answer(staffContract.signIns, () => ({
      signIns: [
        { id: '1', code: 'MA-01', openedAt: at, failedTries: 0, ended: ended.open },
        { id: '2', code: 'PS-01', openedAt: at, failedTries: 3, ended: ended.cut },
        {
          id: '3',
          code: 'RE-01',
          openedAt: at,
          failedTries: 0,
          ended: ended.locked,
        },
      ],
      isMore: false,
    }));
    show(<SignInsScreen />, 'manager');
    expect(await screen.findByText('This session')).toBeTruthy();
    expect(screen.getByText(/Ended without a word/)).toBeTruthy();
    expect(screen.getByText(/Locked itself when idle/)).toBeTruthy();
  });
});

describe('what a session may', () => {
  it('is its role as far as the keys were handed over; a note may be dropped without a key', () => {
    const seen: boolean[] = [];
    const Asks = () => {
      seen.push(useMay({ clinical: 'read' }), useMay({ presence: 'read' }));
      return null;
    };
    const session = { staffCode: 'PS-02', role: 'psychologist' as const, isTraining: false };
    renderScreen(
      <SessionContext value={{ ...session, failedTries: 0, awaited: ['clinical'] }}>
        <Asks />
      </SessionContext>,
    );
    expect(seen.slice(0, 2)).toEqual([false, true]);
    const Drops = () => {
      seen.push(useMay({ clinical: 'drop' }));
      return null;
    };
    const worker = { ...session, role: 'social-worker' as const };
    renderScreen(
      <SessionContext value={{ ...worker, failedTries: 0, awaited: ['clinical'] }}>
        <Drops />
      </SessionContext>,
    );
    expect(seen.at(-1)).toBe(true);
  });
});
