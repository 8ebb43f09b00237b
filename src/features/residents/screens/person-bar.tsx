// The line at the head of every page about a resident: whose file this is, and what must not be overlooked.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { openedValue } from '../../../kernel/sealed';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { type Asked, useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { type OpenedResident, residents } from '../contract';
import { displayName } from '../resident';
import { AlertWords } from './alert-words';

/** One question for the whole file: every page in its frame reads the same answer. */
export function useResident(id: ResidentId): Asked<OpenedResident> {
  return useQueryOf(residents.open, { id });
}

export interface PersonBarProps {
  readonly resident: OpenedResident;
  /** The name heads the page; a form beneath it has a heading of its own. */
  readonly isHeading: boolean;
  readonly actions?: ReactNode;
}

export function PersonBar({ resident, isHeading, actions }: PersonBarProps) {
  const { t } = useTranslation();
  const name = shownName(resident);
  const words = name === undefined ? t(nameless(resident)) : <Bidi>{name}</Bidi>;
  return (
    <section className="person-bar" aria-label={t('residents:page.whose')}>
      {isHeading ? (
        <h1 className="person-name" tabIndex={-1}>
          {words}
        </h1>
      ) : (
        <p className="person-name">{words}</p>
      )}
      <span className="person-code">
        <span className="visually-hidden">{t('residents:field.case-number')} </span>
        <Code>{resident.caseNumber}</Code>
      </span>
      <PersonFacts resident={resident} />
      <AlertWords alerts={openedValue(resident.presence)?.alerts ?? []} />
      {actions}
    </section>
  );
}

function PersonFacts({ resident }: { readonly resident: OpenedResident }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { age, inHouse } = resident;
  // The room she left is somebody else's by now.
  const room = inHouse ? openedValue(resident.presence)?.room : undefined;
  const years = age && format.age(age.years, { estimated: age.approximate });
  return (
    <ul className="person-facts">
      <li>
        {years === null
          ? t('residents:age-unknown')
          : age?.atAdmission === true
            ? t('residents:age-then', { age: years })
            : years}
      </li>
      {room === undefined ? null : (
        <li>
          {t('residents:field.room')} <Bidi>{format.digits(room)}</Bidi>
        </li>
      )}
      {inHouse ? null : (
        <li>
          <Badge>{t('residents:not-in-house')}</Badge>
        </li>
      )}
    </ul>
  );
}

function nameless({ presence }: OpenedResident): 'residents:name-lost' | 'residents:name-closed' {
  return presence.state === 'lost' ? 'residents:name-lost' : 'residents:name-closed';
}

/** The preferred name, otherwise the fullest one this role may see. */
export function shownName(resident: OpenedResident): string | undefined {
  const preferred = openedValue(resident.presence)?.preferredName;
  const name = openedValue(resident.identity)?.name;
  return preferred ?? (name === undefined ? undefined : displayName(name));
}
