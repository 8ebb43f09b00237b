// Counting a period and looking at it before it leaves: what will be shown, what is withheld and why, whom each number counts.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import type { SummaryId } from '../../../kernel/ids';
import { zip } from '../../../kernel/zip';
import { Button } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { Card, Row, Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { Tabs } from '../../../ui/tabs';
import { summaries } from '../contract';
import { isPeriodOfSummary } from '../payload';
import { isEmptyPaper } from '../empty-paper';
import { PROFILES } from '../profile';
import { ExactFigures, PublishedFigures } from './figure-table';
import { MembersDialog, type PressedFigure } from './members-dialog';
import type { Asked } from './asked';
import { PeriodForm } from './period-form';
import { SealForm } from './seal-form';
import { useTableWords } from './table-words';

export function PrepareScreen() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  return (
    <Page
      title={t('summaries:prepare.title')}
      back={{ href: '/reports', label: t('summaries:list.title') }}
      width="wide"
    >
      {asked === undefined ? (
        <PeriodForm onAsk={setAsked} />
      ) : (
        <Preview asked={asked} onAgain={() => setAsked(undefined)} />
      )}
    </Page>
  );
}

export interface PreviewProps {
  readonly asked: Asked;
  /** The signed summary that is to be replaced. */
  readonly replaces?: SummaryId;
  readonly onAgain?: () => void;
}

export function Preview({ asked, replaces, onAgain }: PreviewProps) {
  const { t } = useTranslation();
  const words = useTableWords();
  const counted = useQueryOf(summaries.prepare, asked);
  return (
    <Stack gap="l">
      <Row justify="between">
        <strong>
          {words.period(asked.period)} – {t(`summaries:profile.${asked.profile}`)}
        </strong>
        {onAgain === undefined ? null : (
          <Button kind="quiet" icon="edit" onPress={onAgain}>
            {t('summaries:prepare.change')}
          </Button>
        )}
      </Row>
      <QueryState of={counted}>
        {(value) => (
          <Counted value={value} asked={asked} {...(replaces === undefined ? {} : { replaces })} />
        )}
      </QueryState>
    </Stack>
  );
}

interface CountedProps extends PreviewProps {
  readonly value: OutputOf<typeof summaries.prepare>;
}

function Counted({ value, asked, replaces }: CountedProps) {
  const { t } = useTranslation();
  const [pressed, setPressed] = useState<PressedFigure | undefined>(undefined);
  const { k } = PROFILES[asked.profile];
  return (
    <>
      <Tabs
        label={t('summaries:prepare.views')}
        items={[
          {
            id: 'published',
            title: t('summaries:prepare.published'),
            content: (
              <Stack gap="l">
                <Notice>{t('summaries:prepare.beside-help')}</Notice>
                {zip(value.published, value.behind).map(([table, behind]) => (
                  <PublishedFigures key={table.id} table={table} k={k} behind={behind} />
                ))}
              </Stack>
            ),
          },
          {
            id: 'exact',
            title: t('summaries:prepare.exact'),
            content: (
              <Stack gap="l">
                <Notice tone="needs" title={t('summaries:prepare.inside-only')}>
                  {t('summaries:prepare.exact-help')}
                </Notice>
                {value.exact.map((table) => (
                  <ExactFigures
                    key={table.id}
                    table={table}
                    onPress={(place) => setPressed({ table: table.id, ...place })}
                  />
                ))}
              </Stack>
            ),
          },
        ]}
      />
      {pressed === undefined ? null : (
        <MembersDialog
          period={asked.period}
          figure={pressed}
          onClose={() => setPressed(undefined)}
        />
      )}
      <Card title={t('summaries:prepare.seal')}>
        {isEmptyPaper(value.published) ? (
          <Notice tone="needs">{t('errors:summaries.nothing-shown')}</Notice>
        ) : (
          <Sealing isOver={value.periodIsOver} asked={asked} replaces={replaces} />
        )}
      </Card>
    </>
  );
}

interface SealingProps {
  readonly isOver: boolean;
  readonly asked: Asked;
  readonly replaces: SummaryId | undefined;
}

function Sealing({ isOver, asked, replaces }: SealingProps) {
  const { t } = useTranslation();
  if (!isPeriodOfSummary(asked.period)) {
    return <Notice tone="needs">{t('errors:summaries.period-length')}</Notice>;
  }
  if (!isOver) return <Notice tone="needs">{t('summaries:prepare.not-over')}</Notice>;
  return <SealForm asked={asked} {...(replaces === undefined ? {} : { replaces })} />;
}
