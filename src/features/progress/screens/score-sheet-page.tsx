// Entering a score sheet from the shelter's own paper form, and correcting one with its reason.
import { useTranslation } from 'react-i18next';
import type { ResidentId, ScoreSheetId } from '../../../kernel/ids';
import { LinkButton } from '../../../ui/button';
import { call, useQueryOf } from '../../../ui/call';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import { Form, useFormOf } from '../../../ui/form';
import { useGo, useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { TextArea } from '../../../ui/text-field';
import { progress, type SheetView } from '../contract';
import { INSTRUMENT_IDS, INSTRUMENTS, type InstrumentId } from '../instruments';
import { type Responsible, SheetFields } from './sheet-fields';

const REFUSED_AT = {
  'progress.day-in-future': 'takenOn',
  'progress.too-young-for-instrument': 'overrideReason',
  'progress.age-unknown-for-instrument': 'overrideReason',
  'progress.first-week-no-trauma-inventory': 'overrideReason',
  'progress.safety-action-needed': 'safetyAction.action',
  'progress.responsible-not-present': 'safetyAction.responsibleId',
};

export function NewScoreSheetPage() {
  const { t } = useTranslation();
  const residentId = useParam('residentId') as ResidentId;
  const named = useParam('instrument');
  const instrument = INSTRUMENT_IDS.find((id) => id === named);
  const prepared = useQueryOf(progress.prepare, { residentId });
  return (
    <Page
      title={
        instrument === undefined ? t('progress:title') : t(`progress:instrument.${instrument}.name`)
      }
      lead={t('progress:new.lead')}
      back={{ href: `/residents/${residentId}/progress`, label: t('progress:title') }}
      width="text"
    >
      {instrument === undefined ? (
        <Notice title={t('progress:no-such-instrument')} />
      ) : (
        <QueryState of={prepared}>
          {({ today, staff }) => (
            <NewSheetForm
              key={instrument}
              residentId={residentId}
              instrument={instrument}
              today={today}
              staff={staff}
            />
          )}
        </QueryState>
      )}
    </Page>
  );
}

interface NewSheetProps {
  readonly residentId: ResidentId;
  readonly instrument: InstrumentId;
  readonly today: string;
  readonly staff: readonly Responsible[];
}

function NewSheetForm({ residentId, instrument, today, staff }: NewSheetProps) {
  const { t } = useTranslation();
  const go = useGo();
  const facts = INSTRUMENTS[instrument];
  const page = `/residents/${residentId}/progress`;
  const place = { form: `progress.record.${instrument}`, subjectId: residentId };
  const { form, draft } = useDraftedForm(place, {
    schema: progress.record.input,
    start: {
      residentId,
      instrument,
      takenOn: today,
      answers: Array<number | null>(facts.items).fill(null),
      overrideReason: null,
      safetyAction: null,
    },
    submit: (input) => call(progress.record, input),
    saved: t('progress:saved.sheet'),
    onDone: ({ sheetId }) => go(`${page}#${sheetId}`),
    refusalAt: REFUSED_AT,
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('progress:new.save')}
      back={{ href: page }}
    >
      <SheetFields form={form} instrument={facts} staff={staff} />
    </DraftedForm>
  );
}

export function CorrectScoreSheetPage() {
  const { t } = useTranslation();
  const residentId = useParam('residentId') as ResidentId;
  const sheetId = useParam('sheetId') as ScoreSheetId;
  const opened = useQueryOf(progress.sheet, { sheetId });
  const prepared = useQueryOf(progress.prepare, { residentId });
  return (
    <Page
      title={t('progress:correct.title')}
      lead={t('progress:correct.lead')}
      back={{
        href: `/residents/${residentId}/progress/sheet/${sheetId}`,
        label: t('progress:sheet.title'),
      }}
      width="text"
    >
      <QueryState of={opened}>
        {(sheet) => (
          <QueryState of={prepared}>
            {({ staff }) => <CorrectForm sheet={sheet} staff={staff} />}
          </QueryState>
        )}
      </QueryState>
    </Page>
  );
}

interface CorrectProps {
  readonly sheet: SheetView;
  readonly staff: readonly Responsible[];
}

function CorrectForm({ sheet, staff }: CorrectProps) {
  const { t } = useTranslation();
  const go = useGo();
  const { sheetId } = sheet;
  const page = `/residents/${sheet.residentId}/progress/sheet/${sheetId}`;
  const form = useFormOf({
    schema: progress.correct.input,
    start: {
      sheetId,
      expectedVersion: sheet.version,
      takenOn: sheet.takenOn,
      answers: sheet.answers,
      overrideReason: sheet.overrideReason,
      reason: '',
      safetyAction: null,
    },
    submit: (input) => call(progress.correct, input),
    saved: t('progress:saved.corrected'),
    onDone: () => go(page),
    refusalAt: REFUSED_AT,
  });
  return (
    <Form form={form} submitLabel={t('progress:correct.save')} secondary={<Cancel href={page} />}>
      <SheetFields form={form} instrument={INSTRUMENTS[sheet.instrument]} staff={staff} />
      <TextArea
        label={t('progress:correct.reason')}
        rows={2}
        isRequired
        {...form.field('reason')}
      />
    </Form>
  );
}

function Cancel({ href }: { readonly href: string }) {
  const { t } = useTranslation();
  return (
    <LinkButton kind="quiet" href={href}>
      {t('ui:back-unsaved')}
    </LinkButton>
  );
}
