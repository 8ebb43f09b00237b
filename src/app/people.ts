// How the window's pickers find residents, by their own search, which the trail records; and who works here.
import { residents } from '../features/residents/contract';
import { staffContract } from '../features/staff/contract';
import { AlertsOfChosen } from '../features/residents/screens/alerts-of-chosen';
import { call } from '../ui/call';
import type { People } from '../ui/people';

export const vaultPeople: People = {
  findResidents: async (text) => {
    const answer = await call(residents.search, { text });
    if (answer.kind !== 'done') return [];
    return answer.value.hits.map(({ id, caseNumber, name, fullName, inHouse }) => ({
      ...{ id, caseNumber },
      name: name ?? fullName,
      isInHouse: inHouse,
    }));
  },
  residentOf: async (wanted) => {
    const answer = await call(residents.list, { filter: 'all' });
    if (answer.kind !== 'done') return undefined;
    const line = answer.value.residents.find(({ id }) => id === wanted);
    if (line === undefined) return undefined;
    const { id, caseNumber, name, fullName, exitedOn } = line;
    return { id, caseNumber, name: name ?? fullName, isInHouse: exitedOn === null };
  },
  colleagues: async () => {
    const answer = await call(staffContract.list, {});
    if (answer.kind !== 'done') return [];
    const { staff, former } = answer.value;
    return [
      ...staff.map(({ id, code, role, state }) => ({
        id,
        code,
        role,
        isHere: state !== 'leaving',
      })),
      ...former.map(({ id, code, role }) => ({ id, code, role, isHere: false })),
    ];
  },
  Warnings: AlertsOfChosen,
};
