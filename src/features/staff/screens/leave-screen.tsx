// Somebody leaves. First everything that will happen, then a second person agrees, then the keys are renewed in view.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInZone } from '../../../kernel/time-zone';
import { LinkButton } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Icon, type IconName } from '../../../ui/icon';
import { Section, Stack, Text } from '../../../ui/layout';
import { useGo } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { QueryState } from '../../../ui/query-state';
import { SecondPerson } from '../../../ui/second-person';
import { showToast } from '../../../ui/toast';
import { type Medium, staffContract, type StaffPerson } from '../contract';
import { AboutPerson, heldAlone } from './about-person';
import { FinishLeaving } from './finish-leaving';
import { KeyProgress } from './key-progress';
import { useRoomNames } from './room-words';
import { SECOND_REFUSED_AT } from './second-refused';

export function LeaveScreen() {
  const { t } = useTranslation();
  return (
    <AboutPerson title={(code) => t('staff:leave.title', { code })} lead={t('staff:leave.lead')}>
      {(person, all) =>
        person.state === 'leaving' ? (
          <FinishLeaving person={person} isManager />
        ) : (
          <Stack gap="l">
            <OnlyHolder person={person} all={all} />
            <WhatHappens person={person} />
            <Media person={person} />
            <LeaveForm person={person} />
          </Stack>
        )
      }
    </AboutPerson>
  );
}

interface PersonProps {
  readonly person: StaffPerson;
}

function OnlyHolder({ person, all }: PersonProps & { readonly all: readonly StaffPerson[] }) {
  const { t } = useTranslation();
  const names = useRoomNames();
  const alone = heldAlone(person, all);
  if (alone.length === 0) return null;
  return (
    <Notice tone="needs" title={t('staff:leave.only-title', { rooms: names(alone) })}>
      {t('staff:leave.only')}
    </Notice>
  );
}

function WhatHappens({ person }: PersonProps) {
  const { t } = useTranslation();
  const names = useRoomNames();
  const { code, held } = person;
  return (
    <Section title={t('staff:leave.what')}>
      <ol className="plain-points">
        <Point icon="lock">{t('staff:leave.door', { code })}</Point>
        <Point icon="shield">{t('staff:leave.files')}</Point>
        {held.length === 0 ? null : (
          <Point icon="key">{t('staff:leave.rooms', { rooms: names(held) })}</Point>
        )}
      </ol>
      <Notice>{t('staff:leave.kept')}</Notice>
    </Section>
  );
}

function Point({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} size="s" />
      <span>{children}</span>
    </li>
  );
}

/** Backups on these open with the keys of the past. */
function Media({ person }: PersonProps) {
  const { t } = useTranslation();
  const asked = useQueryOf(staffContract.beforeLeaving, { id: person.id });
  return (
    <Section title={t('staff:leave.media')}>
      <QueryState of={asked}>
        {({ media }) =>
          media.length === 0 ? (
            <Text tone="muted">{t('staff:leave.media-none')}</Text>
          ) : (
            <Stack gap="s">
              <Text tone="muted">{t('staff:leave.media-help')}</Text>
              <ul className="plain-points">
                {media.map((medium) => (
                  <MediumLine key={medium.ordinal} medium={medium} />
                ))}
              </ul>
            </Stack>
          )
        }
      </QueryState>
    </Section>
  );
}

function MediumLine({ medium }: { readonly medium: Medium }) {
  const { t } = useTranslation();
  const format = useFormat();
  const number = format.number(medium.ordinal);
  const name = medium.label ?? t('staff:leave.media-unnamed', { number });
  return (
    <Point icon="archive">
      {t('staff:leave.media-line', {
        name,
        on: format.date(dayInZone(medium.lastBackupAt, format.settings.timeZone)),
      })}
      {medium.isLost ? ` (${t('staff:leave.media-lost')})` : null}
    </Point>
  );
}

function LeaveForm({ person }: PersonProps) {
  const { t } = useTranslation();
  const go = useGo();
  const job = useCommand(staffContract.leave);
  const list = useQueryOf(staffContract.list, {});
  const form = useFormOf({
    schema: staffContract.leave.input,
    start: { id: person.id, second: { staffCode: '', passphrase: '' } },
    submit: async (input) => {
      const answer = await job.run(input);
      // The door may be shut already and only the keys not renewed: the page then offers to finish.
      if (answer.kind !== 'done') list.reload();
      return answer;
    },
    refusalAt: SECOND_REFUSED_AT,
    onDone: ({ isFinished }) => {
      // The door is shut; this page now offers to finish.
      if (!isFinished) return list.reload();
      showToast({ text: t('staff:leave.done', { code: person.code }) });
      go('/office/staff');
    },
  });
  return (
    <Stack>
      {job.isPending ? (
        <Section title={t('staff:leave.working')} description={t('staff:leave.cancel-note')}>
          <KeyProgress job={job} />
        </Section>
      ) : null}
      <div hidden={job.isPending}>
        <Form
          form={form}
          submitLabel={t('staff:leave.do')}
          savesByKey={false}
          tone="destructive"
          secondary={
            <LinkButton href={`/office/staff/${person.id}`} kind="quiet">
              {t('ui:cancel')}
            </LinkButton>
          }
        >
          <SecondPerson
            why={t('staff:leave.second')}
            code={form.field('second.staffCode')}
            passphrase={form.field('second.passphrase')}
          />
        </Form>
      </div>
    </Stack>
  );
}
