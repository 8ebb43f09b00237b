// The facts, the stays and the identity of one resident, each only as far as this role may see it.
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bidi, Code } from '../../../ui/bidi';
import { useFormat } from '../../../ui/format';
import { type Fact, Facts, Glance, Part, Text } from '../../../ui/layout';
import type { OpenedResident } from '../contract';
import { fullName } from '../resident';
import { StaysCard } from './stays-card';
import { AdmittedKnowingly } from './admitted-knowingly';
import { StatusCard } from './status-card';
import { ResidentNow } from './resident-now';
import { useResidentWords } from './resident-words';
import { TogetherWith } from './together-with';

interface Props {
  readonly resident: OpenedResident;
}

interface OverviewProps extends Props {
  /** What the file's registers say of today, beneath what holds now. */
  readonly now?: ReactNode;
  /** What other rooms know of the person, beneath what the file itself does. */
  readonly more?: ReactNode;
}

export function ResidentOverview({ resident, now, more }: OverviewProps) {
  return (
    <>
      <AdmittedKnowingly resident={resident} />
      <Glance
        columns={[
          <Fragment key="now">
            <ResidentNow resident={resident} />
            <TogetherWith resident={resident} />
            {now}
            {resident.facts.state === 'open' ? <StatusCard residentId={resident.id} /> : null}
          </Fragment>,
          <Fragment key="person">
            <IdentityCard resident={resident} />
            {more}
          </Fragment>,
          <Fragment key="stay">
            <FactsCard resident={resident} />
            <StaysCard resident={resident} />
          </Fragment>,
        ]}
      />
    </>
  );
}

function FactsCard({ resident: { sex, facts, unanswered } }: Props) {
  const { t } = useTranslation();
  const ofCase = useCaseFacts(facts, unanswered);
  return (
    <Part title={t('residents:page.facts')}>
      <Facts
        items={[{ term: t('residents:field.sex'), value: t(`residents:sex.${sex}`) }, ...ofCase]}
      />
    </Part>
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
      <Part title={title}>
        <Facts items={facts} />
      </Part>
    );
  }
  return (
    <Part title={title}>
      <Text tone="muted">{t(`residents:identity-state.${identity.state}`)}</Text>
    </Part>
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
