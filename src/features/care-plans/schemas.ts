// Shapes in which parts of a plan enter. Ids and states are given by the rules, not typed by anyone.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { chosenStaff, idOf } from '../../kernel/ids';
import { requiredText } from '../../kernel/text';
import { ATTAINMENTS } from '../progress';
import { goalWords, needWords, reviewWords, taskWords } from './parts';
import { DECISIONS, GOAL_STATES, HORIZONS } from './plan';
import { DOMAINS, LEVELS } from './domains';

export const domain = z.enum(DOMAINS, { error: 'choice.invalid' });
export const level = z.literal(LEVELS, { error: 'choice.invalid' });
export const attainment = z.literal(ATTAINMENTS, { error: 'choice.invalid' });
export const goalWeight = z
  .number({ error: 'number.invalid' })
  .gt(0, { error: 'number.out-of-range' })
  .lte(100, { error: 'number.out-of-range' });

export const needInput = z.object({
  domain,
  level,
  ...needWords.shape,
});

export const goalInput = z.object({
  needId: idOf<'need'>(),
  ...goalWords.shape,
  horizon: z.enum(HORIZONS, { error: 'choice.invalid' }),
  weight: goalWeight.default(1),
  baseline: attainment.default(-1),
});

export const taskInput = z.object({
  goalId: idOf<'goal'>(),
  ...taskWords.shape,
  dueOn: calendarDate().nullable().default(null),
  ownerId: chosenStaff(),
});

export const dropReason = requiredText(500);

export const reviewInput = z.object({
  heldOn: calendarDate(),
  goals: z
    .array(
      z.object({
        goalId: idOf<'goal'>(),
        attained: attainment,
        state: z.enum(GOAL_STATES, { error: 'choice.invalid' }),
      }),
    )
    .max(100),
  decision: z.enum(DECISIONS, { error: 'choice.invalid' }),
  nextReviewOn: calendarDate().nullable().default(null),
  ...reviewWords.shape,
});
