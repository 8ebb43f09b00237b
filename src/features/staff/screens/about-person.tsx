// A page about one person of the staff: finds them in the list, or says that they are not here.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { staffContract, type StaffPerson } from '../contract';

export interface AboutPersonProps {
  readonly title: (code: string) => string;
  readonly lead?: string;
  /** The person's own page goes back to the list; every other page goes back to the person. */
  readonly isOwnPage?: boolean;
  readonly children: (person: StaffPerson, all: readonly StaffPerson[]) => ReactNode;
}

export function AboutPerson({ title, lead, isOwnPage = false, children }: AboutPersonProps) {
  const { t } = useTranslation();
  const id = useParam('staffId');
  const list = useQueryOf(staffContract.list, {});
  const person = list.value?.staff.find((one) => one.id === id);
  const back =
    isOwnPage || person === undefined
      ? { href: '/office/staff', label: t('staff:person.back') }
      : { href: `/office/staff/${id}`, label: person.code };
  return (
    <Page
      title={person === undefined ? t('staff:list.title') : title(person.code)}
      lead={person === undefined ? undefined : lead}
      back={back}
      width="text"
    >
      <QueryState of={list}>
        {({ staff }) =>
          person === undefined ? <Notice title={t('staff:person.gone')} /> : children(person, staff)
        }
      </QueryState>
    </Page>
  );
}

/** Rooms that, of all who are here, this person alone holds. */
export function heldAlone(person: StaffPerson, all: readonly StaffPerson[]) {
  const others = all.filter(({ id, state }) => id !== person.id && state !== 'leaving');
  return person.held.filter((room) => !others.some(({ held }) => held.includes(room)));
}
