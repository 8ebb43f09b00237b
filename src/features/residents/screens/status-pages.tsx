// Two pages for two acts: what the person is held to be has changed, or what stands there was a mistake.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { call, useQueryOf } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { DateField } from '../../../ui/date-field';
import { DraftNotice } from '../../../ui/draft-line';
import { KeptSince, useDraftedForm } from '../../../ui/drafted-form';
import { Form } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { useGo, useParam } from '../../../ui/navigate';
import { openedValue } from '../../../kernel/sealed';
import { Notice } from '../../../ui/notice';
import { QueryState } from '../../../ui/query-state';
import { TextArea } from '../../../ui/text-field';
import { type OpenedResident, residents } from '../contract';
import type { ResidentStatus } from '../status-contract';
import { AboutOne } from './about-one';
import { useResidentWords } from './resident-words';

const REFUSED_AT = {
  'residents.status-same': 'category',
  'residents.status-in-future': 'from',
  'residents.status-before-admission': 'from',
  'residents.status-before-last': 'from',
  'residents.status-after-next': 'from',
};

export function ChangeStatusScreen() {
  const { t } = useTranslation();
  return (
    <AboutOne title={t('residents:status.change-title')}>
      {(resident) => <ChangeForm resident={resident} />}
    </AboutOne>
  );
}

function ChangeForm({ resident }: { readonly resident: OpenedResident }) {
  const { t } = useTranslation();
  const words = useResidentWords();
  const format = useFormat();
  const go = useGo();
  const { id, version } = resident;
  const back = { href: `/residents/${id}`, label: t('residents:cancel') };
  const place = { form: 'residents.change-status', subjectId: id };
  const { form, draft } = useDraftedForm(place, {
    schema: residents.changeStatus.input,
    start: {
      ...{ id, expectedVersion: version, category: null, reason: '' },
      from: format.today === '' ? null : format.today,
    },
    submit: (input) => call(residents.changeStatus, { ...input, expectedVersion: version }),
    saved: t('residents:status.changed'),
    onDone: () => go(back.href),
    refusalAt: REFUSED_AT,
  });
  return (
    <>
      <DraftNotice draft={draft} onStartAfresh={() => form.reset()} />
      <Notice>{t('residents:status.change-lead')}</Notice>
      <Form
        form={form}
        submitLabel={t('residents:status.change-save')}
        secondary={<KeptSince draft={draft} back={back} />}
      >
        <RadioGroup
          label={t('residents:status.new')}
          isRequired
          options={words.categories.filter(
            (one) => one.id !== openedValue(resident.facts)?.category,
          )}
          {...form.field('category')}
        />
        <DateField
          label={t('residents:status.from')}
          help={t('residents:status.from-help')}
          isRequired
          {...form.field('from')}
        />
        <TextArea
          label={t('residents:status.why-changed')}
          rows={2}
          isRequired
          {...form.field('reason')}
        />
      </Form>
    </>
  );
}

export function CorrectStatusScreen() {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const statusId = useParam('statusId');
  const found = useQueryOf(residents.statuses, { id });
  return (
    <AboutOne title={t('residents:status.correct-title')}>
      {(resident) => (
        <QueryState of={found}>
          {({ statuses }) => {
            const mistaken = statuses.find((one) => one.id === statusId);
            return mistaken === undefined ? (
              <Notice tone="needs" title={t('errors:residents.status-not-found')} />
            ) : (
              <CorrectionForm resident={resident} mistaken={mistaken} />
            );
          }}
        </QueryState>
      )}
    </AboutOne>
  );
}

interface CorrectionProps {
  readonly resident: OpenedResident;
  readonly mistaken: ResidentStatus;
}

function CorrectionForm({ resident, mistaken }: CorrectionProps) {
  const { t } = useTranslation();
  const words = useResidentWords();
  const go = useGo();
  const { id, version } = resident;
  const back = { href: `/residents/${id}`, label: t('residents:cancel') };
  const place = { form: 'residents.correct-status', subjectId: `${id}.${mistaken.id}` };
  const { form, draft } = useDraftedForm(place, {
    schema: residents.correctStatus.input,
    start: {
      ...{ id, expectedVersion: version, statusId: mistaken.id, reason: '' },
      ...{ category: mistaken.category, from: mistaken.from },
    },
    submit: (input) => call(residents.correctStatus, { ...input, expectedVersion: version }),
    saved: t('residents:status.corrected'),
    onDone: () => go(back.href),
    refusalAt: REFUSED_AT,
  });
  return (
    <>
      <DraftNotice draft={draft} onStartAfresh={() => form.reset()} />
      <Notice>{t('residents:status.correct-lead')}</Notice>
      <Form
        form={form}
        submitLabel={t('residents:status.correct-save')}
        secondary={<KeptSince draft={draft} back={back} />}
      >
        <RadioGroup
          label={t('residents:status.rightly')}
          isRequired
          options={words.categories}
          {...form.field('category')}
        />
        {mistaken.from === null ? null : (
          <DateField label={t('residents:status.from')} isRequired {...form.field('from')} />
        )}
        <TextArea
          label={t('residents:status.why-mistaken')}
          rows={2}
          isRequired
          {...form.field('reason')}
        />
      </Form>
    </>
  );
}
