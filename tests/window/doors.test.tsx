// One list of pages. For every role: what is offered opens, nothing that is hidden is offered anywhere, and the vault is
// asked for nothing that it would refuse. No page about a person without saying whose it is.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Door, mayEnter, pathWith } from '../../src/app/doors/door';
import { ALL_DOORS, doorAt, isOfFile } from '../../src/app/doors/use-doors';
import { sentences as ar } from '../../src/app/sentences/ar';
import { sentences as en } from '../../src/app/sentences/en';
import { residents } from '../../src/features/residents/contract';
import { type Role, ROLES, roleMay } from '../../src/kernel/compartments';
import type { AnyOperation } from '../../src/kernel/operation';
import { listenForShortcuts } from '../../src/ui/keyboard';
import { fakeCall } from '../support/fake-call';
import { renderInside } from '../support/inside';
import { openedResident, RESIDENT } from '../support/opened-resident';
import { giveElementsASize } from '../support/render-screen';

type Named = AnyOperation & { readonly name: string };

const OPERATIONS = new Map(
  Object.values(import.meta.glob('../../src/features/*/contract.ts', { eager: true }))
    .flatMap((module) => Object.values(module as object))
    .flatMap((contract) => (typeof contract === 'object' ? Object.values(contract as object) : []))
    .filter((operation): operation is Named => 'permission' in Object(operation))
    .map((operation) => [operation.name, operation]),
);

const PARTS = {
  residentId: RESIDENT,
  noteId: RESIDENT,
  sheetId: RESIDENT,
  needId: RESIDENT,
  goalId: RESIDENT,
  taskId: RESIDENT,
  summaryId: RESIDENT,
  staffId: RESIDENT,
  instrument: 'phq-9',
  statusId: RESIDENT,
  stayId: RESIDENT,
  entryId: RESIDENT,
  otherId: RESIDENT,
  mergeId: RESIDENT,
};

const ALL = ALL_DOORS;
const open = (role: Role) =>
  ALL.filter((door) => mayEnter({ staffCode: '', role, isTraining: false, failedTries: 0 }, door));
const pathOf = (door: Door) => pathWith(door.path, PARTS) ?? '';

function mayAsk(role: Role, name: string): boolean {
  const permission = OPERATIONS.get(name)?.permission;
  if (permission === undefined) throw new Error(`no operation ${name}`);
  return permission.to !== 'holders' || roleMay(role, permission.of);
}

function vaultWithOneFile(role: Role) {
  const fake = fakeCall();
  const facts = roleMay(role, { case: 'read' }) ? {} : { facts: { state: 'closed' as const } };
  fake.answer(residents.open, () => openedResident(facts));
  return fake;
}

let stop: () => void;
beforeEach(() => {
  giveElementsASize(1200, 700);
  stop = listenForShortcuts();
});
afterEach(() => {
  stop();
  cleanup();
});

const WHOSE = ['أم علي', 'K-2026-0007', '≈ 16 years at admission', '12', 'Allergy'];
const CLOSED = 'This page is not for this role';
const whose = () => screen.findByRole('region', { name: 'Whose file this is' });

/** The person's header and the tab one stands on, behind every path beneath a file. */
async function saysWhose(door: Door): Promise<void> {
  const header = await whose();
  for (const said of WHOSE) expect(within(header).getByText(said), door.id).toBeTruthy();
  const here = screen.getByRole('tab', { selected: true });
  const panel = here.getAttribute('aria-controls') ?? '';
  await waitFor(() =>
    expect(document.getElementById(panel)?.getAttribute('role'), door.id).toBe('tabpanel'),
  );
}

describe.each(ROLES)('%s', (role) => {
  it('is offered in rail, office and search box exactly what stands open', async () => {
    vaultWithOneFile(role);
    const { user } = renderInside({ role, path: '/office' });
    const hrefs = (part: HTMLElement) =>
      within(part)
        .queryAllByRole('link')
        .map((link) => link.getAttribute('href'));
    const of = (place: Door['place']) => open(role).filter((door) => door.place === place);
    const rail = await screen.findByRole('navigation', { name: 'Rooms' });
    expect(hrefs(rail)).toEqual(of('rail').map(({ path }) => path));
    const office = await screen.findByRole('list', { name: 'Office' });
    expect(hrefs(office)).toEqual(of('office').map(({ path }) => path));
    await user.keyboard('{Control>}[KeyK]{/Control}');
    const pages = await screen.findByRole('group', { name: 'Pages and acts' });
    const named = within(pages)
      .getAllByRole('option')
      .map((option) => option.id.split('door-')[1]);
    expect(named.toSorted()).toEqual(
      [...of('act').filter((door) => !isOfFile(door)), ...of('rail'), ...of('office')]
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it.each([
    ['of the house', false],
    ['of a file', true],
  ])(
    'opens every page %s it may enter, and asks for nothing that is refused',
    async (_, ofFile) => {
      const fake = vaultWithOneFile(role);
      const { router } = renderInside({ role });
      const asked = () =>
        fake.sent.flatMap((sent) => (sent.kind === 'call' ? [sent.operation] : []));
      for (const door of open(role).filter((one) => isOfFile(one) === ofFile)) {
        await router.navigate({ to: pathOf(door) });
        if (isOfFile(door)) await saysWhose(door);
        await waitFor(() => expect(document.querySelectorAll('main h1').length, door.id).toBe(1));
        expect(screen.queryByText(CLOSED), door.id).toBeNull();
        const beyond = asked().filter((name) => !mayAsk(role, name));
        expect(beyond, door.id).toEqual([]);
      }
    },
  );

  it('meets a closed page behind every other path, and the vault is not asked about anybody', async () => {
    const fake = vaultWithOneFile(role);
    const { router } = renderInside({ role });
    for (const door of ALL.filter((one) => !open(role).includes(one))) {
      await router.navigate({ to: pathOf(door) });
      await waitFor(() => expect(screen.queryByText(CLOSED), door.id).not.toBeNull());
    }
    expect(fake.callsOf(residents.open)).toEqual([]);
  });

  it('goes nowhere by a key whose page is hidden', async () => {
    vaultWithOneFile(role);
    const { user, router } = renderInside({ role });
    await screen.findByRole('navigation', { name: 'Rooms' });
    await user.keyboard('{Control>}[KeyN]{/Control}');
    await user.keyboard('{Control>}[Digit3]{/Control}');
    const ids = open(role).map(({ id }) => id);
    const last = ids.includes('reports')
      ? '/reports'
      : ids.includes('admit')
        ? '/residents/new'
        : '/';
    await waitFor(() => expect(router.state.location.pathname).toBe(last));
  });
});

describe('a page about a person', () => {
  const pages = ALL.filter(isOfFile);

  it('is entered by one role or another, so that the walk above leaves none out', () => {
    const walked = new Set(ROLES.flatMap(open).map(({ id }) => id));
    expect(pages.filter(({ id }) => !walked.has(id))).toEqual([]);
  });

  it('shows nothing of a page whose person is not known', async () => {
    fakeCall();
    renderInside({ role: 'psychologist', path: `/residents/${RESIDENT}/notes/new` });
    expect(await screen.findByRole('button', { name: /Try again/ })).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('asks once for the person while one walks through the file', async () => {
    const fake = vaultWithOneFile('manager');
    const { user } = renderInside({ role: 'psychologist', path: `/residents/${RESIDENT}` });
    for (const name of ['Progress', 'Sessions']) {
      await user.click(await screen.findByRole('tab', { name }));
      await waitFor(() =>
        expect(screen.getByRole('tab', { name }).getAttribute('aria-selected')).toBe('true'),
      );
    }
    expect(fake.callsOf(residents.open)).toEqual([{ id: RESIDENT }]);
  });
});

describe('the list of doors', () => {
  it('has a help text in both languages for each of them, and none that nobody reads', () => {
    const asked = new Set(ALL.map(({ help }) => help).filter((help) => !help.includes(':')));
    for (const book of [ar['help'], en['help']]) {
      expect(new Set(Object.keys(book ?? {}))).toEqual(asked);
      for (const text of Object.values(book ?? {})) expect(String(text).length).toBeGreaterThan(40);
    }
  });

  it('has no path twice and finds each door by its own path', () => {
    expect(new Set(ALL.map(({ path }) => path)).size).toBe(ALL.length);
    for (const door of ALL) expect(doorAt(pathOf(door))?.door.id).toBe(door.id);
  });
});
