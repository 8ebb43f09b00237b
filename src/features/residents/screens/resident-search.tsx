// Residents in the search box: found by any spelling, file number or room, each with the reason why.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Bidi, Code } from '../../../ui/bidi';
import { call } from '../../../ui/call';
import type { Found } from '../../../ui/command-palette';
import { useGo } from '../../../ui/navigate';
import { residents, type SearchHit } from '../contract';

/** A source for the app's search box; stable as long as language and navigation are. */
export function useResidentSearch() {
  const { t } = useTranslation();
  const go = useGo();
  return useMemo(() => {
    const foundOf = (hit: SearchHit): Found => ({
      id: hit.id,
      icon: 'resident',
      text: hit.name ?? hit.caseNumber,
      title: (
        <>
          <Bidi>{hit.fullName ?? hit.name ?? ''}</Bidi> <Code>{hit.caseNumber}</Code>
        </>
      ),
      reason: hit.reasons.map((reason) => t(`residents:found.${reason}`)).join(' · '),
      run: () => go(`/residents/${hit.id}`),
    });
    return {
      id: 'residents',
      heading: 'residents:list.title',
      find: async (text: string): Promise<readonly Found[]> => {
        if (text.trim() === '') return [];
        const answer = await call(residents.search, { text });
        return answer.kind === 'done' ? answer.value.hits.map(foundOf) : [];
      },
    };
  }, [t, go]);
}
