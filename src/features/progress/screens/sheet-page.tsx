// One score sheet as it was entered, with what was done for safety and what stood there before a correction.
import { useTranslation } from 'react-i18next';
import type { ScoreSheetId } from '../../../kernel/ids';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { type Formatter, useFormat } from '../../../ui/format';
import { Facts, Section, Stack, Text } from '../../../ui/layout';
import { useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { useMay } from '../../../ui/session';
import { SimpleTable } from '../../../ui/simple-table';
import { progress, type SheetView } from '../contract';
import { INSTRUMENTS } from '../instruments';
import { useItemWords } from './item-words';
import { GuardLines } from './score-so-far';

export function ScoreSheetPage() {
  const { t } = useTranslation();
  const residentId = useParam('residentId');
  const sheetId = useParam('sheetId') as ScoreSheetId;
  const opened = useQueryOf(progress.sheet, { sheetId });
  const mayCorrect = useMay({ clinical: 'write' });
  return (
    <Page
      title={t('progress:sheet.title')}
      back={{ href: `/residents/${residentId}/progress`, label: t('progress:title') }}
      width="text"
      actions={
        mayCorrect ? (
          <LinkButton
            icon="edit"
            href={`/residents/${residentId}/progress/sheet/${sheetId}/correct`}
          >
            {t('progress:correct.title')}
          </LinkButton>
        ) : null
      }
    >
      <QueryState of={opened}>{(sheet) => <Sheet sheet={sheet} />}</QueryState>
    </Page>
  );
}

function Sheet({ sheet }: { readonly sheet: SheetView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useItemWords(INSTRUMENTS[sheet.instrument]);
  return (
    <Stack gap="l">
      <SheetFacts sheet={sheet} />
      {sheet.safety === null ? null : (
        <Notice tone="needs" title={t('progress:safety.title')}>
          <SafetyDone safety={sheet.safety} />
        </Notice>
      )}
      <SimpleTable
        caption={t('progress:sheet.answers')}
        columns={[
          { id: 'item', title: t('progress:sheet.item') },
          {
            id: 'answer',
            title: t('progress:sheet.answer', { scale: words.scale }),
            kind: 'number',
          },
        ]}
        rows={sheet.answers.map((answer, at) => ({
          id: String(at),
          cells: [
            words.item(at + 1),
            answer === null ? t('progress:sheet.not-answered') : format.number(answer),
          ],
        }))}
      />
      <Earlier sheet={sheet} />
    </Stack>
  );
}

function SafetyDone({ safety }: { readonly safety: NonNullable<SheetView['safety']> }) {
  const { t } = useTranslation();
  return (
    <>
      <Text isVerbatim staysHere>
        {safety.action}
      </Text>
      <Text>
        {t('progress:safety.responsible')}: <Code>{safety.responsibleCode}</Code>
      </Text>
    </>
  );
}

function SheetFacts({ sheet }: { readonly sheet: SheetView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const instrument = INSTRUMENTS[sheet.instrument];
  const { score } = sheet;
  return (
    <Stack>
      <Facts
        items={[
          {
            term: t('progress:sheet.instrument'),
            value: t(`progress:instrument.${sheet.instrument}.name`),
          },
          { term: t('progress:taken-on'), value: format.dateBoth(sheet.takenOn) },
          { term: t('progress:sheet.entered-by'), value: <Code>{sheet.enteredBy}</Code> },
          {
            term: t('progress:sheet.total'),
            value: score.complete ? (
              <>
                {t('progress:total.complete', {
                  total: score.total,
                  highest: instrument.highest,
                })}{' '}
                <Badge>{t(`progress:band.${score.band}`)}</Badge>
              </>
            ) : (
              t('progress:total.incomplete', { count: score.missing })
            ),
          },
          ...(sheet.changeOutcome === null
            ? []
            : [
                {
                  term: t('progress:sheet.change'),
                  value: t(`progress:outcome.${sheet.changeOutcome}`),
                },
              ]),
          ...(sheet.overrideReason === null
            ? []
            : [
                {
                  term: t('progress:override.label'),
                  value: <Bidi>{sheet.overrideReason}</Bidi>,
                },
              ]),
        ]}
      />
      <GuardLines instrument={instrument} />
    </Stack>
  );
}

function Earlier({ sheet }: { readonly sheet: SheetView }) {
  const { t } = useTranslation();
  const { earlier } = sheet;
  if (earlier.length === 0) return null;
  return (
    <Section title={t('progress:earlier.title')} description={t('progress:earlier.help')}>
      <EarlierTable
        earlier={earlier}
        hasSafety={earlier.some(({ safety }) => safety !== null)}
        hasOverride={earlier.some(({ overrideReason }) => overrideReason !== null)}
      />
    </Section>
  );
}

interface EarlierTableProps extends Pick<SheetView, 'earlier'> {
  readonly hasSafety: boolean;
  readonly hasOverride: boolean;
}

/** Columns that most sheets never fill are there only where one does. */
function EarlierTable({ earlier, hasSafety, hasOverride }: EarlierTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <SimpleTable
      caption={t('progress:earlier.title')}
      isCaptionHidden
      columns={[
        { id: 'replaced', title: t('progress:earlier.replaced') },
        { id: 'taken', title: t('progress:taken-on'), kind: 'whole' },
        { id: 'answers', title: t('progress:sheet.answers') },
        ...(hasSafety ? [{ id: 'safety', title: t('progress:earlier.safety') }] : []),
        ...(hasOverride ? [{ id: 'override', title: t('progress:override.label') }] : []),
        { id: 'reason', title: t('progress:correct.reason') },
      ]}
      rows={earlier.map((one, at) => ({
        id: String(at),
        cells: [
          <>
            {format.date(one.replacedOn)} <Code>{one.replacedBy}</Code>
          </>,
          format.date(one.takenOn),
          one.answers.map((answer) => answerText(answer, format)).join(' '),
          ...(hasSafety ? [one.safety && <SafetyDone key="safety" safety={one.safety} />] : []),
          ...(hasOverride ? [<Bidi key="override">{one.overrideReason ?? ''}</Bidi>] : []),
          <Bidi key="reason">{one.reason}</Bidi>,
        ],
      }))}
    />
  );
}

function answerText(answer: number | null, format: Formatter): string {
  return answer === null ? '–' : format.number(answer);
}
