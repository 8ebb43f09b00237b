// What everybody on duty must know of the resident whom a form is about stands there before it is saved.
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { residents } from '../../src/features/residents/contract';
import { AlertsOfChosen } from '../../src/features/residents/screens/alerts-of-chosen';
import type { OutputOf } from '../../src/kernel/operation';
import { fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

type Line = OutputOf<typeof residents.list>['residents'][number];

const HER = 'n'.repeat(26);
const line: Line = {
  id: HER as Line['id'],
  caseNumber: 'K-2026-0003',
  name: 'دعاء',
  fullName: null,
  room: '2',
  sex: 'female',
  ageAtAdmission: null,
  ageApproximate: false,
  category: null,
  admittedOn: '2026-03-01' as Line['admittedOn'],
  exitedOn: null,
  alerts: [],
  alertCount: 0,
};

function show(alerts: Line['alerts'], alertCount = alerts.length) {
  fakeCall().answer(residents.list, () => ({
    residents: [{ ...line, alerts, alertCount }],
    counts: { inHouse: 1, exited: 0, all: 1 },
    capacity: null,
    mayAdmit: true,
  }));
  renderScreen(<AlertsOfChosen id={HER} />);
}

afterEach(cleanup);

describe('the alerts of who was chosen', () => {
  it('are read out whole, however many', async () => {
    show(['no-visitors', 'do-not-disclose', 'night-checks']);
    expect(await screen.findByText('Take note')).toBeTruthy();
    const said = screen.getByText(/No visitors/).textContent;
    expect(said).toContain('Never confirm presence');
    expect(said).toMatch(/and Look in at night$/);
  });

  it('are counted where their words cannot be read', async () => {
    show([], 2);
    expect(await screen.findByText('2 alerts')).toBeTruthy();
  });
});
