// Residents in the search box: found by any spelling, file number or room, each with the reason why.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Bidi, Code } from '../../../ui/bidi';
import { call } from '../../../ui/call';
import type { Found } from '../../../ui/command-palette';
import { useFormat } from '../../../ui/format';
import { useGo } from '../../../ui/navigate';
import { useMay } from '../../../ui/session';
import { foldName } from '../name-folding';
import { residents, type SearchHit } from '../contract';

/** A source for the app's search box; stable as long as language and navigation are. */
export function useResidentSearch() {
  const { t } = useTranslation();
  const go = useGo();
  const format = useFormat();
  const mayLook = useMay({ presence: 'read' });
  return useMemo(() => {
    const foundOf = (hit: SearchHit, text: string): Found => ({
      id: hit.id,
      icon: 'resident',
      text: hit.name ?? hit.caseNumber,
      title: (
        <>
          <Bidi>{hit.fullName ?? hit.name ?? ''}</Bidi> <Code>{hit.caseNumber}</Code>
        </>
      ),
      reason: [
        ...(hit.room === null || hit.room === ''
          ? []
          : [t('residents:in-room', { room: isolated(format.digits(hit.room)) })]),
        t(hit.inHouse ? 'residents:filter.in-house' : 'residents:not-in-house'),
        ...(hit.mergedNumber === null
          ? []
          : [t('residents:found-by-merged', { number: isolated(hit.mergedNumber) })]),
        ...hit.reasons.map((reason) => t(`residents:found.${reason}`)),
      ].join(' · '),
      isExact: isNumberOf(hit, text),
      run: () => go(`/residents/${hit.id}`),
    });
    return {
      id: 'residents',
      heading: 'residents:list.title',
      find: async (text: string): Promise<readonly Found[]> => {
        if (text.trim() === '' || !mayLook) return [];
        const answer = await call(residents.search, { text });
        return answer.kind === 'done' ? answer.value.hits.map((hit) => foundOf(hit, text)) : [];
      },
    };
  }, [t, go, format, mayLook]);
}

/** The whole file number, also one of a file merged into this one, however its parts are set apart: nobody else is meant. */
function isNumberOf({ caseNumber, mergedNumber }: SearchHit, text: string): boolean {
  const bare = (number: string) => foldName(number).replaceAll(' ', '');
  return bare(text) !== '' && [caseNumber, mergedNumber ?? ''].map(bare).includes(bare(text));
}

/** First strong isolate: a room's name keeps its own direction inside the line. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
