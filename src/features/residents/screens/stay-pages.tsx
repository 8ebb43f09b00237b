// One stay: its facts, what they said before they were corrected, and the way to correct them.
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '../../../kernel/calendar-date';
import type { FormerValue } from '../../../kernel/corrections';
import type { ResidentId, StayId } from '../../../kernel/ids';
import { LinkButton } from '../../../ui/button';
import { call, useQueryOf } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { Corrections } from '../../../ui/corrections';
import { CorrectionReason } from '../../../ui/correction-reason';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import type { FormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Row, Stack } from '../../../ui/layout';
import { useGo, useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { QueryState } from '../../../ui/query-state';
import { residents } from '../contract';
import type { StayOnPage } from '../stay-contract';
import { AboutOne } from './about-one';
import { AdmittedOn, ExitQuestions, ReferralSourceChoice } from './resident-questions';
import { StayFacts } from './stays-card';

export function StayScreen() {
  const { t } = useTranslation();
  const opened = useStayInPath();
  return (
    <AboutOne title={t('residents:stay.title')}>
      {() => <QueryState of={opened}>{(value) => <StayBody opened={value} />}</QueryState>}
    </AboutOne>
  );
}

function useStayInPath() {
  const id = useParam('residentId') as ResidentId;
  const stayId = useParam('stayId') as StayId;
  return useQueryOf(residents.openStay, { id, stayId });
}

function StayBody({ opened }: { readonly opened: StayOnPage }) {
  const { t } = useTranslation();
  const id = useParam('residentId');
  const { stay, mayCorrect, corrections } = opened;
  const show = useFormerStay();
  return (
    <Stack>
      <StayFacts stay={stay} />
      {mayCorrect ? (
        <Row>
          <LinkButton icon="edit" href={`/residents/${id}/stays/${stay.id}/correct`}>
            {t('residents:stay.correct')}
          </LinkButton>
        </Row>
      ) : null}
      <Corrections
        of={corrections}
        labelOf={(field) => t(FIELD_LABELS[field] ?? field)}
        show={show}
      />
    </Stack>
  );
}

const FIELD_LABELS: Readonly<Record<string, string>> = {
  admittedOn: 'residents:field.admitted-on',
  age: 'residents:field.age-at-admission',
  referralSource: 'residents:field.referral-source',
  exitedOn: 'residents:field.exited-on',
  exitReason: 'residents:field.exit-reason',
  destination: 'residents:field.destination',
};

function useFormerStay() {
  const { t } = useTranslation();
  const format = useFormat();
  return (field: string, was: FormerValue): string | undefined => {
    if (field === 'admittedOn' || field === 'exitedOn') return format.dateBoth(was as CalendarDate);
    if (field === 'age' && Array.isArray(was)) {
      return format.age(Number(was[0]), { estimated: was[1] === 'estimated' });
    }
    if (field === 'referralSource') return t(`residents:referral.${String(was)}`);
    if (field === 'exitReason') return t(`residents:exit-reason.${String(was)}`);
    return field === 'destination' ? t(`residents:destination.${String(was)}`) : undefined;
  };
}

export function CorrectStayScreen() {
  const { t } = useTranslation();
  const opened = useStayInPath();
  return (
    <AboutOne title={t('residents:stay.correct')}>
      {() => (
        <QueryState of={opened}>
          {(value) =>
            value.mayCorrect ? (
              <CorrectStayForm key={value.version} opened={value} />
            ) : (
              <Notice>{t('residents:stay.not-yours')}</Notice>
            )
          }
        </QueryState>
      )}
    </AboutOne>
  );
}

const REFUSED_AT = {
  'residents.admitted-in-future': 'admittedOn',
  'residents.born-after-admission': 'admittedOn',
  'residents.never-admitted': 'admittedOn',
  'residents.stay-before-last': 'admittedOn',
  'residents.admitted-after-status': 'admittedOn',
  'residents.exit-in-future': 'exit.exitedOn',
  'residents.exit-before-admission': 'exit.exitedOn',
  'residents.stay-not-newest': 'exit.kind',
};

function CorrectStayForm({ opened }: { readonly opened: StayOnPage }) {
  const { t } = useTranslation();
  const go = useGo();
  const id = useParam('residentId') as ResidentId;
  const { stay } = opened;
  const page = `/residents/${id}/stays/${stay.id}`;
  const seen = { id, stayId: stay.id, expectedVersion: opened.version };
  const place = { form: 'residents.correct-stay', subjectId: `${id}.${stay.id}` };
  const { form, draft } = useDraftedForm(place, {
    schema: residents.correctStay.input,
    start: { ...seen, reason: '', ...startOf(stay) },
    submit: (input) => call(residents.correctStay, { ...input, ...seen }),
    saved: t('residents:stay.corrected'),
    onDone: () => go(page),
    refusalAt: REFUSED_AT,
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('residents:stay.save')}
      back={{ href: page, label: t('residents:cancel') }}
    >
      <AdmittedOn {...form.field('admittedOn')} />
      <ReferralSourceChoice {...form.field('referralSource')} />
      {stay.exit === null ? null : <ExitFields form={form} mayGoOn={opened.mayGoOn} />}
      <CorrectionReason {...form.field('reason')} />
    </DraftedForm>
  );
}

function startOf({ admittedOn, referralSource, exit }: StayOnPage['stay']) {
  const left = exit === null ? { kind: 'never' as const } : { kind: 'left' as const, ...exit };
  return { admittedOn, referralSource, exit: left };
}

interface ExitFieldsProps {
  readonly form: FormOf<typeof residents.correctStay.input>;
  readonly mayGoOn: boolean;
}

function ExitFields({ form, mayGoOn }: ExitFieldsProps) {
  const { t } = useTranslation();
  const kinds = ['left', 'never'] as const;
  return (
    <>
      {mayGoOn ? (
        <RadioGroup
          label={t('residents:stay.exit')}
          isRequired
          options={kinds.map((one) => ({ id: one, text: t(`residents:stay.exit-kind.${one}`) }))}
          {...form.field('exit.kind')}
        />
      ) : null}
      {form.field('exit.kind').value === 'never' ? null : (
        <ExitQuestions
          exitedOn={form.field('exit.exitedOn')}
          reason={form.field('exit.reason')}
          destination={form.field('exit.destination')}
        />
      )}
    </>
  );
}
