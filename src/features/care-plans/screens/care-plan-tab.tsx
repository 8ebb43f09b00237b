// A resident's care plan: what is needed, what is aimed for, who does what by when, and how far it came.
// The resident's own words come first.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { Badge } from '../../../ui/badge';
import { Button, LinkButton } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Beside, Card, Facts, Row, Section, Stack, Text } from '../../../ui/layout';
import { Timeline } from '../../../ui/list';
import { Notice } from '../../../ui/notice';
import { QueryState } from '../../../ui/query-state';
import { useMay } from '../../../ui/session';
import { carePlans, type NeedView, type PlanView, type ReviewView } from '../contract';
import { GoalCard } from './goal-card';
import { PartDoors, PartHistory } from './part-history';
import { usePlanWords } from './plan-words';
import { SealedWords } from './sealed-words';

/** The T-score at which every goal went as expected. */
const T_EXPECTED = 50;

interface AboutResident {
  readonly residentId: ResidentId;
}

export function CarePlanTab({ residentId }: AboutResident) {
  const { t } = useTranslation();
  const mayRead = useMay({ case: 'read' });
  if (!mayRead) {
    return <Notice title={t('care-plans:closed.title')}>{t('care-plans:closed.help')}</Notice>;
  }
  return <OpenedPlan residentId={residentId} />;
}

function OpenedPlan({ residentId }: AboutResident) {
  const opened = useQueryOf(carePlans.openPlan, { residentId });
  return (
    <QueryState of={opened}>
      {({ plan, mayWrite }) =>
        plan === null ? (
          <NoPlan residentId={residentId} mayWrite={mayWrite} />
        ) : (
          <PlanBody residentId={residentId} plan={plan} mayWrite={mayWrite} />
        )
      }
    </QueryState>
  );
}

function NoPlan({ residentId, mayWrite }: AboutResident & { readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const starting = useCommand(carePlans.start);
  return (
    <Stack>
      {starting.problem === undefined ? null : (
        <Notice tone="needs" title={starting.problem} isLive />
      )}
      <EmptyState
        icon="plan"
        title={t('care-plans:empty.title')}
        help={mayWrite ? t('care-plans:empty.help') : t('care-plans:empty.read-only')}
        action={
          mayWrite ? (
            <Button
              kind="primary"
              isPending={starting.isPending}
              onPress={() => void starting.run({ residentId })}
            >
              {t('care-plans:start')}
            </Button>
          ) : null
        }
      />
    </Stack>
  );
}

interface PlanProps extends AboutResident {
  readonly plan: PlanView;
  readonly mayWrite: boolean;
}

function PlanBody({ residentId, plan, mayWrite }: PlanProps) {
  const { t } = useTranslation();
  const isOpen = plan.state === 'open';
  const mayChange = mayWrite && isOpen;
  return (
    <Stack gap="l">
      {isOpen ? null : <ClosedPlan residentId={residentId} mayWrite={mayWrite} />}
      <PlanFacts plan={plan} />
      <Section
        title={t('care-plans:needs')}
        description={t('care-plans:needs-help')}
        actions={
          mayChange ? (
            <Row>
              <LinkButton icon="plus" href={`/residents/${residentId}/plan/need`}>
                {t('care-plans:add-need')}
              </LinkButton>
              {plan.needs.some(({ goals }) => goals.length > 0) ? (
                <LinkButton kind="primary" href={`/residents/${residentId}/plan/review`}>
                  {t('care-plans:hold-review')}
                </LinkButton>
              ) : null}
            </Row>
          ) : null
        }
      >
        {plan.needs.length === 0 ? (
          <EmptyState
            icon="goal"
            title={t('care-plans:no-needs.title')}
            help={t('care-plans:no-needs.help')}
          />
        ) : (
          <Stack>
            {plan.needs.map((need) => (
              <NeedCard
                key={need.id}
                need={need}
                seen={{ residentId, planId: plan.id, expectedVersion: plan.version }}
                mayChange={mayChange}
              />
            ))}
          </Stack>
        )}
      </Section>
      <Reviews reviews={plan.reviews} />
    </Stack>
  );
}

function ClosedPlan({ residentId, mayWrite }: AboutResident & { readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const starting = useCommand(carePlans.start);
  return (
    <Notice
      tone="done"
      title={t('care-plans:plan-closed.title')}
      actions={
        mayWrite ? (
          <Button size="small" onPress={() => void starting.run({ residentId })}>
            {t('care-plans:plan-closed.start-new')}
          </Button>
        ) : null
      }
    >
      {starting.problem ?? t('care-plans:plan-closed.help')}
    </Notice>
  );
}

function PlanFacts({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { attainment } = plan;
  return (
    <Card tone="quiet">
      <Facts
        items={[
          { term: t('care-plans:opened-on'), value: format.dateBoth(plan.openedOn) },
          {
            term: t('care-plans:next-review'),
            value:
              plan.nextReviewOn === null
                ? t('care-plans:not-set')
                : format.dateBoth(plan.nextReviewOn),
          },
          {
            term: t('care-plans:t-score.now'),
            value:
              attainment === null
                ? t('care-plans:t-score.none')
                : t('care-plans:t-score.line', {
                    now: format.decimal(attainment.score, 1),
                    start: format.decimal(attainment.baseline, 1),
                  }),
          },
        ]}
      />
      <Text tone="muted" size="small">
        {t('care-plans:t-score.explained', { expected: T_EXPECTED })}
      </Text>
    </Card>
  );
}

interface NeedProps {
  readonly need: NeedView;
  readonly seen: {
    readonly residentId: ResidentId;
    readonly planId: PlanView['id'];
    readonly expectedVersion: number;
  };
  readonly mayChange: boolean;
}

function NeedCard({ need, seen, mayChange }: NeedProps) {
  const { t } = useTranslation();
  const level = t(`care-plans:level.${need.level}`);
  const mayGrow = mayChange && need.withdrawnOn === null;
  return (
    <Card
      land={need.id}
      title={t(`care-plans:domain.${need.domain}`)}
      actions={
        <>
          <Badge tone={need.level <= 2 ? 'needs' : 'neutral'}>
            {t('care-plans:level.name', { level: need.level, word: level })}
          </Badge>
          {mayGrow ? (
            <LinkButton
              size="small"
              icon="plus"
              href={`/residents/${seen.residentId}/plan/need/${need.id}/goal`}
            >
              {t('care-plans:set-goal')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <Beside>
        <Text>
          <SealedWords
            part={need.words}
            pick={(words) => words.description}
            otherwise={t(`care-plans:anchor.${need.domain}.${need.level}`)}
          />
        </Text>
        {mayGrow ? (
          <PartDoors residentId={seen.residentId} part={{ kind: 'need', id: need.id }} />
        ) : null}
      </Beside>
      <PartHistory of={need} />
      {need.goals.length === 0 ? (
        <Text tone="muted">{t('care-plans:no-goals')}</Text>
      ) : (
        <Stack>
          {need.goals.map((goal) => (
            <GoalCard key={goal.id} goal={goal} seen={seen} mayChange={mayGrow} />
          ))}
        </Stack>
      )}
    </Card>
  );
}

function Reviews({ reviews }: { readonly reviews: readonly ReviewView[] }) {
  const { t } = useTranslation();
  const words = usePlanWords();
  const format = useFormat();
  if (reviews.length === 0) return null;
  return (
    <Section title={t('care-plans:reviews')}>
      <Timeline
        label={t('care-plans:reviews')}
        items={reviews.map((review) => ({
          id: review.id,
          on: review.heldOn,
          title: t(`care-plans:decision.${review.decision}`),
          note: (
            <>
              {format.list(review.goals.map(({ attained }) => words.attainmentWord(attained)))}
              {' – '}
              <SealedWords
                part={review.words}
                pick={({ note }) => note}
                otherwise={t('care-plans:no-note')}
              />
            </>
          ),
        }))}
      />
    </Section>
  );
}
