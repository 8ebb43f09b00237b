// The coded words of a plan as choices to read and pick from.
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ATTAINMENTS } from '../../progress';
import { DECISIONS, GOAL_STATES, HORIZONS } from '../plan';
import { DOMAINS, type Domain, LEVELS } from '../domains';
import type { GoalWords } from '../parts';

/** Names of attainment levels in locale keys, from -2 to +2. */
const SCALE = ['muchLess', 'less', 'expected', 'more', 'muchMore'] as const;

export function usePlanWords() {
  const { t } = useTranslation();
  const attainmentWord = (level: number) =>
    t(`care-plans:attainment.${SCALE[level + 2] ?? 'expected'}`);
  return {
    domains: DOMAINS.map((id) => ({ id, text: t(`care-plans:domain.${id}`) })),
    horizons: HORIZONS.map((id) => ({ id, text: t(`care-plans:horizon.${id}`) })),
    decisions: DECISIONS.map((id) => ({
      id,
      text: t(`care-plans:decision.${id}`),
      help: t(`care-plans:decision-help.${id}`),
    })),
    goalStates: GOAL_STATES.map((id) => ({ id, text: t(`care-plans:goal-state.${id}`) })),
    /** The five levels of a domain with what each looks like. */
    levels: (domain: Domain) =>
      LEVELS.map((level) => ({
        id: String(level),
        text: t('care-plans:level.name', { level, word: t(`care-plans:level.${level}`) }),
        help: t(`care-plans:anchor.${domain}.${level}`),
      })),
    attainmentWord,
    /** The five levels of a goal, in the goal's own words where they were written. */
    attainments: (words?: GoalWords) =>
      ATTAINMENTS.map((level) => {
        const own = words?.scale[SCALE[level + 2] ?? 'expected'];
        const choice = { id: String(level), text: attainmentWord(level) };
        return own === undefined ? choice : { ...choice, help: createElement('bdi', null, own) };
      }),
  };
}
