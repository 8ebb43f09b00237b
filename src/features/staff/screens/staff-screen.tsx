// Who works here: code, role, the keys really handed over, and what is still to be done about keys.
import { useTranslation } from 'react-i18next';
import { dayInZone } from '../../../kernel/time-zone';
import { Badge } from '../../../ui/badge';
import { Code } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Row, Section, Stack } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { useMay } from '../../../ui/session';
import { SimpleTable } from '../../../ui/simple-table';
import { type FormerPerson, staffContract, type StaffPerson } from '../contract';
import { KeyNotices } from './key-notices';
import { MANAGES } from './manages';
import { useRoomNames } from './room-words';

export function StaffScreen() {
  const { t } = useTranslation();
  const list = useQueryOf(staffContract.list, {});
  const isManager = useMay(MANAGES);
  return (
    <Page
      title={t('staff:list.title')}
      lead={t('staff:list.lead')}
      back={{ href: '/office', label: t('office:title') }}
      actions={
        <>
          <LinkButton href="/office/staff/own/passphrase" icon="key">
            {t('staff:list.own-passphrase')}
          </LinkButton>
          {isManager ? (
            <LinkButton href="/office/staff/own/sign-ins" icon="history">
              {t('staff:list.sign-ins')}
            </LinkButton>
          ) : null}
        </>
      }
      {...(isManager
        ? {
            action: (
              <LinkButton href="/office/staff/new" kind="primary" icon="resident-add">
                {t('staff:list.invite')}
              </LinkButton>
            ),
          }
        : {})}
    >
      <QueryState of={list}>
        {(value) => (
          <Stack gap="l">
            <KeyNotices {...value} isManager={isManager} />
            <People staff={value.staff} isManager={isManager} />
            <Former people={value.former} />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

interface PeopleProps {
  readonly staff: readonly StaffPerson[];
  readonly isManager: boolean;
}

function People({ staff, isManager }: PeopleProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useRoomNames();
  const last = { id: 'last', title: t('staff:list.last'), kind: 'whole' } as const;
  return (
    <SimpleTable
      caption={t('staff:list.title')}
      isCaptionHidden
      columns={[
        { id: 'code', title: t('staff:list.code') },
        { id: 'role', title: t('staff:list.role'), kind: 'whole' },
        { id: 'held', title: t('staff:list.held'), kind: 'wide' },
        { id: 'since', title: t('staff:list.since'), kind: 'whole' },
        ...(isManager ? [last] : []),
      ]}
      rows={staff.map((person) => ({
        id: person.id,
        cells: [
          <Row key="code">
            <Link href={`/office/staff/${person.id}`}>
              <Code>{person.code}</Code>
            </Link>
            <PersonBadges person={person} />
          </Row>,
          t(`staff:role.${person.role}`),
          person.held.length === 0 ? t('staff:list.none-held') : names(person.held),
          format.dateShort(dayInZone(person.joinedAt, format.settings.timeZone)),
          ...(isManager
            ? [
                person.lastSignInAt === null ? (
                  t('staff:list.never')
                ) : (
                  <Moment key="last" at={person.lastSignInAt} />
                ),
              ]
            : []),
        ],
      }))}
    />
  );
}

function Former({ people }: { readonly people: readonly FormerPerson[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const day = (at: string) => format.dateShort(dayInZone(at, format.settings.timeZone));
  if (people.length === 0) return null;
  return (
    <Section title={t('staff:former.title')}>
      <SimpleTable
        caption={t('staff:former.title')}
        isCaptionHidden
        columns={[
          { id: 'code', title: t('staff:list.code') },
          { id: 'role', title: t('staff:list.role') },
          { id: 'since', title: t('staff:list.since'), kind: 'whole' },
          { id: 'until', title: t('staff:former.until'), kind: 'whole' },
        ]}
        rows={people.map(({ id, code, role, joinedAt, leftAt }) => ({
          id,
          cells: [
            <Code key="code">{code}</Code>,
            t(`staff:role.${role}`),
            day(joinedAt),
            day(leftAt),
          ],
        }))}
      />
    </Section>
  );
}

export function PersonBadges({ person }: { readonly person: StaffPerson }) {
  const { t } = useTranslation();
  return (
    <>
      {person.self ? <Badge tone="teal">{t('staff:list.self')}</Badge> : null}
      {person.state === 'here' ? null : (
        <Badge tone="needs">{t(`staff:state.${person.state}`)}</Badge>
      )}
      {person.letIn?.agreed === null ? <Badge>{t('staff:list.let-in-alone')}</Badge> : null}
      {person.waiting.length === 0 ? null : (
        <Badge tone="needs" icon="key">
          {t('staff:state.waiting')}
        </Badge>
      )}
    </>
  );
}
