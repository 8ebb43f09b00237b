// How the window's pickers find residents: by the residents' own search, which the trail records.
import { residents } from '../features/residents/contract';
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
};
