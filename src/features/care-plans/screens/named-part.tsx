// Which need, goal or task a form is about, in the words of the plan: a form never leaves that to memory.
import { useTranslation } from 'react-i18next';
import { openedValue } from '../../../kernel/sealed';
import { Bidi } from '../../../ui/bidi';
import { Facts } from '../../../ui/layout';
import type { PlanPart } from '../in-plan';
import { type OpenedPlan, partsOf } from './plan-page';

interface NamedPartProps {
  readonly opened: OpenedPlan;
  readonly part: PlanPart;
}

export function NamedPart({ opened, part }: NamedPartProps) {
  const { t } = useTranslation();
  const name = useNameOf(opened, part);
  if (name === undefined) return null;
  return (
    <Facts items={[{ term: t(`care-plans:about.${part.kind}`), value: <Bidi>{name}</Bidi> }]} />
  );
}

function useNameOf(opened: OpenedPlan, part: PlanPart): string | undefined {
  const { t } = useTranslation();
  const { needs, goals, tasks } = partsOf(opened);
  if (part.kind === 'need') {
    const domain = needs.find(({ id }) => id === part.id)?.domain;
    return domain === undefined ? undefined : t(`care-plans:domain.${domain}`);
  }
  const found =
    part.kind === 'goal'
      ? goals.find(({ id }) => id === part.id)?.words
      : tasks.find(({ id }) => id === part.id)?.words;
  return found === undefined ? undefined : openedValue<{ readonly title: string }>(found)?.title;
}
