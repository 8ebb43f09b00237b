// The papers outside the house, as a manager sees them: when they were made, when they were last tried, and what to do next.
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { type Fact, Facts, Section, Stack } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { recovery } from '../../recovery';

type Status = OutputOf<typeof recovery.standing>;

export function RecoveryScreen() {
  const { t } = useTranslation();
  const status = useQueryOf(recovery.standing, {});
  return (
    <Page
      title={t('recovery:title')}
      lead={t('recovery:lead')}
      back={{ href: '/office', label: t('office:title') }}
      width="text"
    >
      <QueryState of={status}>{(value) => <Papers status={value} />}</QueryState>
    </Page>
  );
}

function Papers({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  const facts = useFacts(status);
  return (
    <Stack gap="l">
      {status.isDrillDue ? (
        <Notice tone="needs" title={t('recovery:due.title')}>
          {t('recovery:due.text')}
        </Notice>
      ) : null}
      <Section title={t('recovery:standing')}>
        <Facts items={facts} />
      </Section>
      <DoorList
        label={t('recovery:title')}
        items={[
          {
            id: 'drill',
            icon: 'shield',
            href: '/office/recovery/drill',
            title: t('recovery:drill.title'),
            note: t('recovery:drill.note'),
          },
          {
            id: 'cards',
            icon: 'print',
            href: '/office/recovery/cards',
            title: t(status.cards === null ? 'recovery:cards.make' : 'recovery:cards.renew'),
            note: t('recovery:cards.note'),
          },
          {
            id: 'code',
            icon: 'print',
            href: '/office/recovery/code',
            title: t('recovery:code.renew'),
            note: t('recovery:code.note'),
          },
        ]}
      />
    </Stack>
  );
}

function useFacts({ codeMadeAt, cards, lastDrill, device }: Status): readonly Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    { term: t('recovery:code.made'), value: format.instant(codeMadeAt) },
    {
      term: t('recovery:cards.made'),
      value:
        cards === null
          ? t('recovery:cards.none')
          : t('recovery:cards.of-set', {
              set: format.number(cards.set),
              at: format.instant(cards.madeAt),
            }),
    },
    {
      term: t('recovery:drill.last'),
      value:
        lastDrill === null
          ? t('recovery:drill.never')
          : t(`recovery:drill.by-${lastDrill.way}`, {
              at: format.instant(lastDrill.at),
              code: lastDrill.code,
            }),
    },
    { term: t('recovery:device.title'), value: t(`recovery:device.${device}`) },
  ];
}
