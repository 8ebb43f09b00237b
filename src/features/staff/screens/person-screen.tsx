// One person of the staff: what they hold, what they wait for, and what two people can do about it.
import { useTranslation } from 'react-i18next';
import { dayInZone } from '../../../kernel/time-zone';
import { useFormat } from '../../../ui/format';
import { Facts, Row, Section, Stack, Text } from '../../../ui/layout';
import { type Door, DoorList } from '../../../ui/list';
import { Notice } from '../../../ui/notice';
import { useMay } from '../../../ui/session';
import type { StaffPerson } from '../contract';
import { AboutPerson } from './about-person';
import { FinishLeaving } from './finish-leaving';
import { WaitingNotice } from './key-notices';
import { MANAGES } from './manages';
import { useRoomNames } from './room-words';
import { PersonBadges } from './staff-screen';

export function PersonScreen() {
  return (
    <AboutPerson isOwnPage title={(code) => code}>
      {(person) => <Person person={person} />}
    </AboutPerson>
  );
}

function Person({ person }: { readonly person: StaffPerson }) {
  const { t } = useTranslation();
  const isManager = useMay(MANAGES);
  return (
    <Stack gap="l">
      <Row>
        <PersonBadges person={person} />
      </Row>
      {person.state === 'leaving' ? <FinishLeaving person={person} isManager={isManager} /> : null}
      {person.state === 'invited' ? (
        <Notice tone="needs" title={t('staff:state.invited')}>
          {t('staff:invited.text')}
        </Notice>
      ) : null}
      {person.waiting.length === 0 ? null : <WaitingNotice person={person} />}
      <KeyFacts person={person} isManager={isManager} />
      {person.state === 'leaving' ? null : <Actions person={person} isManager={isManager} />}
    </Stack>
  );
}

interface PersonProps {
  readonly person: StaffPerson;
  readonly isManager: boolean;
}

function KeyFacts({ person, isManager }: PersonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useRoomNames();
  const last = person.lastSignInAt;
  const waiting = person.waiting.map(({ compartment }) => compartment);
  return (
    <Facts
      items={[
        { term: t('staff:person.role'), value: t(`staff:role.${person.role}`) },
        {
          term: t('staff:person.since'),
          value: format.date(dayInZone(person.joinedAt, format.settings.timeZone)),
        },
        ...(person.letIn === null
          ? []
          : [{ term: t('staff:person.let-in'), value: <LetIn {...person.letIn} /> }]),
        ...(isManager
          ? [
              {
                term: t('staff:person.last'),
                value: last === null ? t('staff:list.never') : format.instant(last),
              },
            ]
          : []),
        {
          term: t('staff:person.held'),
          value: person.held.length === 0 ? t('staff:list.none-held') : names(person.held),
        },
        ...(waiting.length === 0
          ? []
          : [{ term: t('staff:person.waiting'), value: names(waiting) }]),
      ]}
    />
  );
}

function LetIn({ by, agreed }: NonNullable<StaffPerson['letIn']>) {
  const { t } = useTranslation();
  return agreed === null
    ? t('staff:person.let-in-alone', { by })
    : t('staff:person.let-in-agreed', { by, agreed });
}

function Actions({ person, isManager }: PersonProps) {
  const { t } = useTranslation();
  const doors = doorsFor(person, isManager);
  if (doors.length === 0) return null;
  return (
    <Section title={t('staff:person.actions')}>
      <Stack>
        <DoorList
          label={t('staff:person.actions')}
          items={doors.map(
            ({ id, icon }): Door => ({
              id,
              icon,
              href:
                id === 'own' ? '/office/staff/own/passphrase' : `/office/staff/${person.id}/${id}`,
              title: id === 'own' ? t('staff:list.own-passphrase') : t(`staff:person.${id}`),
              ...(id === 'own' ? {} : { note: t(`staff:person.${id}-note`) }),
            }),
          )}
        />
        {isManager ? <Text tone="muted">{t('staff:invite.role-change')}</Text> : null}
      </Stack>
    </Section>
  );
}

function doorsFor(person: StaffPerson, isManager: boolean) {
  const all = [
    { id: 'own', icon: 'key', isOpen: person.self },
    { id: 'grant', icon: 'key', isOpen: !person.self && person.waiting.length > 0 },
    { id: 'renew', icon: 'lock', isOpen: !person.self && isManager },
    { id: 'leave', icon: 'archive', isOpen: !person.self && isManager },
  ] as const;
  return all.filter(({ isOpen }) => isOpen);
}
