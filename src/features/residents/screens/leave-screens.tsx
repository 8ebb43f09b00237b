// Leaving the shelter and coming back. A file is never closed away: the stay ends, the record stays.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { call, useQueryOf } from '../../../ui/call';
import { DateField } from '../../../ui/date-field';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import { useFormat } from '../../../ui/format';
import { useGo, useParam } from '../../../ui/navigate';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { Select } from '../../../ui/select';
import { NumberField } from '../../../ui/text-field';
import { type OpenedResident, residents } from '../contract';
import { useResidentWords } from './resident-words';

interface AboutResident {
  readonly resident: OpenedResident;
}

/** A page about one resident, with the line that says whose it is. */
export function AboutOne(props: {
  readonly title: string;
  readonly children: (resident: OpenedResident) => ReactNode;
}) {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const opened = useQueryOf(residents.open, { id });
  return (
    <Page
      title={props.title}
      back={{ href: `/residents/${id}`, label: t('residents:page.title') }}
      width="form"
    >
      <QueryState of={opened}>{props.children}</QueryState>
    </Page>
  );
}

export function ExitScreen() {
  const { t } = useTranslation();
  return (
    <AboutOne title={t('residents:exit.title')}>
      {(resident) => <ExitForm resident={resident} />}
    </AboutOne>
  );
}

const EXIT_REFUSED_AT = {
  'residents.exit-in-future': 'exitedOn',
  'residents.exit-before-admission': 'exitedOn',
};

function ExitForm({ resident }: AboutResident) {
  const { t } = useTranslation();
  const words = useResidentWords();
  const go = useGo();
  const format = useFormat();
  const page = `/residents/${resident.id}`;
  const place = { form: 'residents.exit', subjectId: resident.id };
  const { form, draft } = useDraftedForm(place, {
    schema: residents.exit.input,
    start: {
      id: resident.id,
      expectedVersion: resident.version,
      exitedOn: format.today === '' ? null : format.today,
      reason: null,
      destination: null,
    },
    submit: (input) => call(residents.exit, { ...input, expectedVersion: resident.version }),
    saved: t('residents:saved.exit'),
    onDone: () => go(page),
    refusalAt: EXIT_REFUSED_AT,
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('residents:exit.save')}
      back={{ href: page, label: t('residents:cancel') }}
    >
      <DateField label={t('residents:field.exited-on')} isRequired {...form.field('exitedOn')} />
      <Select
        label={t('residents:field.exit-reason')}
        isRequired
        options={words.exitReasons}
        {...form.field('reason')}
      />
      <Select
        label={t('residents:field.destination')}
        help={t('residents:help.destination')}
        options={words.destinations}
        {...form.field('destination')}
      />
    </DraftedForm>
  );
}

export function ReadmitScreen() {
  const { t } = useTranslation();
  return (
    <AboutOne title={t('residents:readmit.title')}>
      {(resident) => <ReadmitForm resident={resident} />}
    </AboutOne>
  );
}

const READMIT_REFUSED_AT = {
  'residents.admitted-in-future': 'stay.admittedOn',
  'residents.admitted-before-exit': 'stay.admittedOn',
  'residents.born-after-admission': 'stay.admittedOn',
};

function ReadmitForm({ resident }: AboutResident) {
  const { t } = useTranslation();
  const words = useResidentWords();
  const go = useGo();
  const format = useFormat();
  const page = `/residents/${resident.id}`;
  const place = { form: 'residents.readmit', subjectId: resident.id };
  const { form, draft } = useDraftedForm(place, {
    schema: residents.readmit.input,
    start: {
      id: resident.id,
      expectedVersion: resident.version,
      stay: {
        admittedOn: format.today === '' ? null : format.today,
        referralSource: null,
        guessedAge: null,
      },
    },
    submit: (input) => call(residents.readmit, { ...input, expectedVersion: resident.version }),
    saved: t('residents:saved.readmit'),
    onDone: () => go(page),
    refusalAt: READMIT_REFUSED_AT,
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('residents:readmit.save')}
      back={{ href: page, label: t('residents:cancel') }}
    >
      <DateField
        label={t('residents:field.admitted-on')}
        isRequired
        {...form.field('stay.admittedOn')}
      />
      <Select
        label={t('residents:field.referral-source')}
        options={words.sources}
        {...form.field('stay.referralSource')}
      />
      {resident.identity.state === 'open' || !resident.may.guessAge ? null : (
        <NumberField
          label={t('residents:field.guessed-age')}
          help={t('residents:help.guessed-age')}
          {...form.field('stay.guessedAge')}
        />
      )}
    </DraftedForm>
  );
}
