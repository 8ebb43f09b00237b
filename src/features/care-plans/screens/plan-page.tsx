// A page about one open plan.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { useQueryOf } from '../../../ui/call';
import { useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { carePlans } from '../contract';

export type OpenedPlan = ReturnType<typeof carePlans.openPlan.output.parse>;

export interface SeenPlan {
  readonly residentId: ResidentId;
  readonly planId: string;
  readonly expectedVersion: number;
}

export interface OnPlan {
  readonly seen: SeenPlan;
  readonly opened: OpenedPlan;
}

/** A page about the open plan of the resident in the path. */
export function PlanPage(props: {
  readonly title: string;
  readonly lead?: string;
  readonly children: (on: OnPlan) => ReactNode;
}) {
  const { t } = useTranslation();
  const residentId = useParam('residentId') as ResidentId;
  const opened = useQueryOf(carePlans.openPlan, { residentId });
  return (
    <Page
      title={props.title}
      {...(props.lead === undefined ? {} : { lead: props.lead })}
      back={{ href: `/residents/${residentId}/plan`, label: t('care-plans:title') }}
      width="form"
    >
      <QueryState of={opened}>
        {(value) =>
          value.plan === null || value.plan.state === 'closed' ? (
            <Notice title={t('care-plans:no-open-plan')} />
          ) : (
            props.children({
              opened: value,
              seen: { residentId, planId: value.plan.id, expectedVersion: value.plan.version },
            })
          )
        }
      </QueryState>
    </Page>
  );
}

/** Every part of the plan on the page, each kind in one list. */
export function partsOf({ plan }: OpenedPlan) {
  const needs = plan?.needs ?? [];
  const goals = needs.flatMap((need) => need.goals);
  return { needs, goals, tasks: goals.flatMap((goal) => goal.tasks) };
}
