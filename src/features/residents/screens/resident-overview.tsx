// The facts, the stays and the identity of one resident, each only as far as this role may see it.
import { useTranslation } from 'react-i18next';
import { Bidi, Code } from '../../../ui/bidi';
import { useFormat } from '../../../ui/format';
import { Card, Columns, type Fact, Facts, Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import type { OpenedResident, OpenedStay } from '../contract';
import type { Unanswered } from '../open-questions';
import { fullName } from '../resident';
import { AdmittedKnowingly } from './admitted-knowingly';
import { StatusCard } from './status-card';
import { useResidentWords } from './resident-words';
import { TogetherWith } from './together-with';

interface Props {
  readonly resident: OpenedResident;
}

export function ResidentOverview({ resident }: Props) {
  return (
    <Stack gap="l">
      <PresenceNotice resident={resident} />
      <AdmittedKnowingly resident={resident} />
      <TogetherWith resident={resident} />
      <Columns min="wide">
        <FactsCard resident={resident} />
        <IdentityCard resident={resident} />
      </Columns>
      {resident.facts.state === 'open' ? <StatusCard residentId={resident.id} /> : null}
      <StaysCard resident={resident} />
    </Stack>
  );
}

function PresenceNotice({ resident: { presence } }: Props) {
  const { t } = useTranslation();
  if (presence.state === 'unreadable') {
    return (
      <Notice tone="danger" title={t('residents:part.unreadable')}>
        {t('residents:part.unreadable-help')}
      </Notice>
    );
  }
  if (presence.state === 'lost') {
    return (
      <Notice tone="needs" title={t('residents:part.lost')}>
        {t('residents:part.lost-help')}
      </Notice>
    );
  }
  if (presence.state !== 'open' || presence.value.alertNote === undefined) return null;
  return (
    <Notice tone="needs" title={t('residents:field.alert-note')}>
      <Text isVerbatim>{presence.value.alertNote}</Text>
    </Notice>
  );
}

function FactsCard({ resident: { sex, facts, unanswered } }: Props) {
  const { t } = useTranslation();
  const ofCase = useCaseFacts(facts, unanswered);
  return (
    <Card title={t('residents:page.facts')}>
      <Facts
        items={[{ term: t('residents:field.sex'), value: t(`residents:sex.${sex}`) }, ...ofCase]}
      />
    </Card>
  );
}

/** None for a role that opens no case. */
function useCaseFacts(
  part: OpenedResident['facts'],
  unanswered: OpenedResident['unanswered'],
): readonly Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useResidentWords();
  if (part.state !== 'open') return [];
  const { category, exploitationForms, nationality, residenceStatus } = part.value;
  const forms = exploitationForms.map((form) => t(`residents:exploitation.${form}`));
  const unknown = t('residents:unknown');
  const emptyWord = (fact: 'nationality' | 'residence-status') => {
    const why = unanswered[fact];
    return why === undefined ? unknown : t(`residents:unanswered.${why}`);
  };
  return [
    { term: t('residents:field.category'), value: t(`residents:category.${category}`) },
    {
      term: t('residents:field.exploitation-forms'),
      value: forms.length === 0 ? unknown : format.list(forms),
    },
    {
      term: t('residents:field.nationality'),
      value: nationality === null ? emptyWord('nationality') : words.nationalityName(nationality),
    },
    {
      term: t('residents:field.residence-status'),
      value:
        residenceStatus === 'unknown'
          ? emptyWord('residence-status')
          : t(`residents:residence.${residenceStatus}`),
    },
  ];
}

function IdentityCard({ resident: { identity } }: Props) {
  const { t } = useTranslation();
  const facts = useIdentityFacts(identity);
  const title = t('residents:page.identity');
  if (identity.state === 'open') {
    return (
      <Card title={title}>
        <Facts items={facts} />
      </Card>
    );
  }
  return (
    <Card title={title} tone="quiet">
      <Text tone="muted">{t(`residents:identity-state.${identity.state}`)}</Text>
    </Card>
  );
}

function useIdentityFacts(part: OpenedResident['identity']): Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useResidentWords();
  if (part.state !== 'open') return [];
  const { name, birth, ...more } = part.value;
  const { otherNationality: other } = more;
  const written: (Fact | undefined)[] = [
    nameFact(t('residents:field.full-name'), fullName(name)),
    nameFact(t('residents:name.as-on-document'), name.asOnDocument),
    nameFact(t('residents:name.latin'), name.latin),
    {
      term: t('residents:field.birth'),
      value:
        birth.precision === 'unknown'
          ? t('residents:unknown')
          : birth.precision === 'day'
            ? format.dateBoth(birth.date)
            : format.partialDate(birth),
    },
    other === undefined
      ? undefined
      : { term: t('residents:field.other-nationality'), value: words.nationalityName(other) },
    codeFact(t('residents:field.passport-number'), more.passportNumber),
    codeFact(t('residents:field.national-id'), more.nationalIdNumber),
    codeFact(t('residents:field.phone'), more.phone),
  ];
  return written.filter((fact) => fact !== undefined);
}

function nameFact(term: string, value: string | undefined): Fact | undefined {
  return value === undefined || value === '' ? undefined : { term, value: <Bidi>{value}</Bidi> };
}

function codeFact(term: string, value: string | undefined): Fact | undefined {
  return value === undefined || value === '' ? undefined : { term, value: <Code>{value}</Code> };
}

function StaysCard({ resident: { stays, unanswered } }: Props) {
  const { t } = useTranslation();
  return (
    <Card title={t('residents:page.stays')}>
      <Stack>
        {stays.map((stay, at) => (
          <StayFacts
            key={stay.id}
            stay={stay}
            // What was asked about the referral was asked at the newest admission.
            whyNoReferral={at === 0 ? unanswered['referral-source'] : undefined}
          />
        ))}
      </Stack>
    </Card>
  );
}

interface StayProps {
  readonly stay: OpenedStay;
  readonly whyNoReferral: Unanswered | undefined;
}

function StayFacts({ stay, whyNoReferral }: StayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { age, exit } = stay;
  return (
    <Facts
      items={[
        { term: t('residents:field.admitted-on'), value: format.dateBoth(stay.admittedOn) },
        {
          term: t('residents:field.age-at-admission'),
          value:
            age === null
              ? t('residents:unknown')
              : format.age(age.years, { estimated: age.approximate }),
        },
        ...(stay.referralSource === null
          ? []
          : [
              {
                term: t('residents:field.referral-source'),
                value:
                  whyNoReferral === undefined || stay.referralSource !== 'unknown'
                    ? t(`residents:referral.${stay.referralSource}`)
                    : t(`residents:unanswered.${whyNoReferral}`),
              },
            ]),
        {
          term: exit === null ? t('residents:field.nights-so-far') : t('residents:field.nights'),
          value: format.number(stay.nights),
        },
        ...(exit === null
          ? []
          : [{ term: t('residents:field.exited-on'), value: format.dateBoth(exit.exitedOn) }]),
        ...(exit === null || exit.reason === null || exit.destination === null
          ? []
          : [
              {
                term: t('residents:field.exit-reason'),
                value: t(`residents:exit-reason.${exit.reason}`),
              },
              {
                term: t('residents:field.destination'),
                value: t(`residents:destination.${exit.destination}`),
              },
            ]),
      ]}
    />
  );
}
