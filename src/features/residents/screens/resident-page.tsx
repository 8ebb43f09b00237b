// One resident's page: the line that never scrolls away, and beneath it what this role may open.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { openedValue } from '../../../kernel/sealed';
import { Flag } from '../../../ui/badge';
import { Bidi } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { useParam } from '../../../ui/navigate';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { RecordHeader } from '../../../ui/record-header';
import { Tabs } from '../../../ui/tabs';
import { type OpenedResident, residents } from '../contract';
import { displayName } from '../resident';
import { ResidentOverview } from './resident-overview';

/** A tab that another room adds to the resident's page. */
export interface ResidentTab {
  readonly id: string;
  readonly title: string;
  readonly content: (resident: OpenedResident) => ReactNode;
}

export interface ResidentPageProps {
  readonly tabs?: readonly ResidentTab[];
  /** What everyone who opens the file must know before reading on. */
  readonly notices?: (resident: OpenedResident) => ReactNode;
  /** What other rooms know beneath the facts of the file. */
  readonly more?: (resident: OpenedResident) => ReactNode;
  /** What else may be done from the line that never scrolls away. */
  readonly actions?: (resident: OpenedResident) => ReactNode;
}

export function ResidentPage({ tabs = [], notices, actions, more }: ResidentPageProps) {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const opened = useQueryOf(residents.open, { id });
  const back = { href: '/residents', label: t('residents:list.title') };
  if (opened.value === undefined) {
    return (
      <Page title={t('residents:page.title')} back={back}>
        <QueryState of={opened}>{() => null}</QueryState>
      </Page>
    );
  }
  const resident = opened.value;
  const own = {
    id: 'overview',
    title: t('residents:page.overview'),
    content: (
      <Stack gap="l">
        <ResidentOverview resident={resident} />
        {more?.(resident)}
      </Stack>
    ),
  };
  const others = tabs.map((tab) => ({ ...tab, content: tab.content(resident) }));
  return (
    <Page
      title={t('residents:page.title')}
      back={back}
      width="wide"
      header={<ResidentHeader resident={resident} more={actions?.(resident)} />}
    >
      {notices?.(resident)}
      <Tabs label={t('residents:page.tabs')} items={[own, ...others]} />
    </Page>
  );
}

interface HeaderProps {
  readonly resident: OpenedResident;
  readonly more?: ReactNode;
}

export function ResidentHeader({ resident, more }: HeaderProps) {
  const { t } = useTranslation();
  const facts = useHeaderFacts(resident);
  const presence = openedValue(resident.presence);
  const name = shownName(resident);
  return (
    <RecordHeader
      title={name === undefined ? t(nameless(resident)) : <Bidi>{name}</Bidi>}
      code={resident.caseNumber}
      facts={facts}
      flags={
        <>
          {presence?.alerts.map((alert) => (
            <Flag key={alert}>{t(`residents:alert.${alert}`)}</Flag>
          ))}
        </>
      }
      actions={
        <>
          {more}
          {resident.may.correct ? <HeaderActions resident={resident} /> : null}
        </>
      }
    />
  );
}

function nameless({ presence }: OpenedResident): 'residents:name-lost' | 'residents:name-closed' {
  return presence.state === 'lost' ? 'residents:name-lost' : 'residents:name-closed';
}

function HeaderActions({ resident: { id, inHouse } }: { readonly resident: OpenedResident }) {
  const { t } = useTranslation();
  return (
    <>
      <LinkButton href={`/residents/${id}/edit`} icon="edit">
        {t('residents:page.correct')}
      </LinkButton>
      {inHouse ? (
        <LinkButton href={`/residents/${id}/exit`}>{t('residents:page.exit')}</LinkButton>
      ) : (
        <LinkButton href={`/residents/${id}/readmit`}>{t('residents:page.readmit')}</LinkButton>
      )}
    </>
  );
}

/** The preferred name, otherwise the fullest one this role may see. */
export function shownName(resident: OpenedResident): string | undefined {
  const preferred = openedValue(resident.presence)?.preferredName;
  const name = openedValue(resident.identity)?.name;
  return preferred ?? (name === undefined ? undefined : displayName(name));
}

function useHeaderFacts(resident: OpenedResident) {
  const { t } = useTranslation();
  const format = useFormat();
  const room = openedValue(resident.presence)?.room;
  const { age } = resident;
  const stay = resident.stays[0];
  const ageLabel =
    age?.atAdmission === true ? t('residents:field.age-at-admission') : t('residents:field.age');
  return [
    {
      label: ageLabel,
      value:
        age === null
          ? t('residents:unknown')
          : format.age(age.years, { estimated: age.approximate }),
    },
    ...(room === undefined
      ? []
      : [{ label: t('residents:field.room'), value: <Bidi>{format.digits(room)}</Bidi> }]),
    ...(stay === undefined
      ? []
      : [{ label: t('residents:field.admitted-on'), value: format.dateBoth(stay.admittedOn) }]),
    ...(stay === undefined || stay.exit === null
      ? []
      : [{ label: t('residents:field.exited-on'), value: format.dateBoth(stay.exit.exitedOn) }]),
  ];
}
