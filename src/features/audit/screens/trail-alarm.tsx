// What every page must say about the trail: an alarm that two people have not yet looked at, a disk that takes nothing.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secondPersonInput } from '../../../kernel/second-person';
import { Button } from '../../../ui/button';
import { call, useQueryOf } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Link } from '../../../ui/link';
import { Stack } from '../../../ui/layout';
import { usePath } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { shell } from '../../../ui/shell';
import { SecondPerson } from '../../../ui/second-person';
import { audit, type TrailState } from '../contract';
import { useFoundWords } from './alarm-words';
import { CutSession } from './cut-session';

const TRAIL_PAGE = '/office/audit';

type Alarm = NonNullable<TrailState['alarm']>;

/** Over every page of a session; the page of the trail shows the alarm itself. */
export function TrailBanner({ mayRead }: { readonly mayRead: boolean }) {
  const { t } = useTranslation();
  const isThere = usePath() === TRAIL_PAGE;
  const { value } = useQueryOf(audit.state, {});
  if (value === undefined) return null;
  return (
    <>
      {value.mode === 'damaged' ? <Damage /> : null}
      <CutSession />
      {value.mode !== 'read-only' ? null : (
        <Notice tone="needs" title={t('audit:disk.title')} isLive>
          {t('audit:disk.what')}{' '}
          {value.unsaved > 0 ? t('audit:disk.unsaved', { count: value.unsaved }) : ''}
        </Notice>
      )}
      {value.alarm === undefined || isThere ? null : (
        <Notice
          tone="needs"
          title={t(titleOf(value.alarm))}
          isLive
          actions={mayRead ? <Link href={TRAIL_PAGE}>{t('audit:title')}</Link> : undefined}
        >
          {t('audit:alarm.next')} <Waiting count={value.alarm.waiting} />
        </Notice>
      )}
    </>
  );
}

/** Whoever reads on may; the way to the rescue leads through the lock, since it needs the files to itself. */
function Damage() {
  const { t } = useTranslation();
  return (
    <Notice
      tone="needs"
      title={t('audit:damage.title')}
      isLive
      actions={
        <Button size="small" icon="lock" onPress={lockToRescue}>
          {t('audit:damage.next')}
        </Button>
      }
    >
      {t('audit:damage.what')}
    </Notice>
  );
}

function lockToRescue(): void {
  void shell()?.ask({ kind: 'lock', reason: 'damage' });
}

function titleOf({ kind }: Alarm) {
  switch (kind) {
    case 'header':
    case 'restored':
    case 'unvouched':
      return `audit:alarm.title-${kind}` as const;
    case 'rows':
    case 'files':
      return 'audit:alarm.title-records';
    default:
      return 'audit:alarm.title';
  }
}

function Waiting({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return count === 0 ? null : <>{t('audit:alarm.waiting', { count })}</>;
}

export function TrailAlarm() {
  const { value } = useQueryOf(audit.state, {});
  // The next one that stands is another alarm: it begins unanswered.
  return value?.alarm === undefined ? null : (
    <Standing key={value.alarm.sequence} alarm={value.alarm} />
  );
}

function Standing({ alarm }: { readonly alarm: Alarm }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAnswering, setAnswering] = useState(false);
  const found = useFoundWords();
  return (
    <Notice
      tone="needs"
      title={t(titleOf(alarm))}
      actions={
        isAnswering ? undefined : (
          <Button onPress={() => setAnswering(true)}>{t('audit:alarm.answer')}</Button>
        )
      }
    >
      <Stack>
        <p>
          {format.instant(alarm.at)}: {found(alarm)}
        </p>
        {alarm.kind !== 'unvouched' ? null : <p>{t('audit:alarm.unvouched-next')}</p>}
        <p>{t('audit:alarm.next')}</p>
        {alarm.waiting === 0 ? null : (
          <p>
            <Waiting count={alarm.waiting} />
          </p>
        )}
        {isAnswering ? <Answer sequence={alarm.sequence} /> : null}
      </Stack>
    </Notice>
  );
}

function Answer({ sequence }: { readonly sequence: number }) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: secondPersonInput,
    start: {},
    submit: (second) => call(audit.acknowledge, { sequence, second }),
    refusalAt: {
      'second-person.same': 'staffCode',
      'second-person.not-proved': 'passphrase',
      'second-person.wait': 'passphrase',
    },
  });
  return (
    <Form form={form} submitLabel={t('audit:alarm.confirm')}>
      <SecondPerson
        why={t('audit:alarm.second-why')}
        code={form.field('staffCode')}
        passphrase={form.field('passphrase')}
      />
    </Form>
  );
}
