// The stays of one resident, newest first, each with the way to its own page.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { LinkButton } from '../../../ui/button';
import { useFormat } from '../../../ui/format';
import { Card, type Fact, Facts, Stack } from '../../../ui/layout';
import type { OpenedStay } from '../stay-contract';

interface StaysProps {
  readonly residentId: ResidentId;
  readonly stays: readonly OpenedStay[];
}

export function StaysCard({ residentId, stays }: StaysProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('residents:page.stays')}>
      <Stack>
        {stays.map((stay) => (
          <div key={stay.id}>
            <StayFacts stay={stay} />
            <LinkButton
              kind="quiet"
              size="small"
              href={`/residents/${residentId}/stays/${stay.id}`}
            >
              {t('residents:stay.open')}
            </LinkButton>
          </div>
        ))}
      </Stack>
    </Card>
  );
}

export function StayFacts({ stay }: { readonly stay: OpenedStay }) {
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
      value: t(`residents:referral.${referralSource}`),
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
