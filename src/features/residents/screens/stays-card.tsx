// The stays of one resident, newest first, each with the way to its own page.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format';
import { type Fact, Facts, Part, Stack } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import type { OpenedResident } from '../contract';
import type { Unanswered } from '../open-questions';
import type { OpenedStay } from '../stay-contract';

interface StaysProps {
  readonly resident: OpenedResident;
}

export function StaysCard({ resident: { id: residentId, stays, unanswered } }: StaysProps) {
  const { t } = useTranslation();
  return (
    <Part title={t('residents:page.stays')}>
      <Stack>
        {stays.map((stay, at) => (
          <Stack key={stay.id} gap="s">
            {/* What was asked about the referral was asked at the newest admission. */}
            <StayFacts
              stay={stay}
              whyNoReferral={at === 0 ? unanswered['referral-source'] : undefined}
            />
            <p>
              <Link href={`/residents/${residentId}/stays/${stay.id}`}>
                {t('residents:stay.open')}
              </Link>
            </p>
          </Stack>
        ))}
      </Stack>
    </Part>
  );
}

interface StayProps {
  readonly stay: OpenedStay;
  readonly whyNoReferral?: Unanswered | undefined;
}

export function StayFacts({ stay, whyNoReferral }: StayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { age, exit, referralSource } = stay;
  const nights = exit === null ? 'residents:field.nights-so-far' : 'residents:field.nights';
  const items: Fact[] = [
    { term: t('residents:field.admitted-on'), value: format.dateBoth(stay.admittedOn) },
    {
      term: t('residents:field.age-at-admission'),
      value:
        age === null
          ? t('residents:unknown')
          : format.age(age.years, { estimated: age.approximate }),
    },
    { term: t(nights), value: format.number(stay.nights) },
  ];
  if (referralSource !== null) {
    items.splice(2, 0, {
      term: t('residents:field.referral-source'),
      value:
        whyNoReferral === undefined || referralSource !== 'unknown'
          ? t(`residents:referral.${referralSource}`)
          : t(`residents:unanswered.${whyNoReferral}`),
    });
  }
  return <Facts items={[...items, ...useExitFacts(exit)]} />;
}

function useExitFacts(exit: OpenedStay['exit']): readonly Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  if (exit === null) return [];
  const { exitedOn, reason, destination } = exit;
  const left = { term: t('residents:field.exited-on'), value: format.dateBoth(exitedOn) };
  if (reason === null || destination === null) return [left];
  return [
    left,
    { term: t('residents:field.exit-reason'), value: t(`residents:exit-reason.${reason}`) },
    { term: t('residents:field.destination'), value: t(`residents:destination.${destination}`) },
  ];
}
