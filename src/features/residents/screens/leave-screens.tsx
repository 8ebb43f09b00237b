// Leaving the shelter and coming back. A file is never closed away: the stay ends, the record stays.
import { useTranslation } from 'react-i18next';
import { call } from '../../../ui/call';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import { useFormat } from '../../../ui/format';
import { useGo } from '../../../ui/navigate';
import { type OpenedResident, residents } from '../contract';
import { AboutOne } from './about-one';
import { AdmittedOn, ExitQuestions, GuessedAge, ReferralSourceChoice } from './resident-questions';

interface AboutResident {
  readonly resident: OpenedResident;
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
      <ExitQuestions
        exitedOn={form.field('exitedOn')}
        reason={form.field('reason')}
        destination={form.field('destination')}
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
      <AdmittedOn {...form.field('stay.admittedOn')} />
      <ReferralSourceChoice {...form.field('stay.referralSource')} />
      {resident.identity.state === 'open' || !resident.may.guessAge ? null : (
        <GuessedAge {...form.field('stay.guessedAge')} />
      )}
    </DraftedForm>
  );
}
