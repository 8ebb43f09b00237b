// Needs, goals and tasks field by field, as their corrections keep what they said before.
import type { FormerFields } from '../../kernel/corrections';
import type { StaffId } from '../../kernel/ids';
import type { Goal, Need, Task } from './plan';

export function needFields({
  domain,
  level,
  description,
}: Pick<Need, 'domain' | 'level' | 'description'>): FormerFields {
  return { domain, level, description: description ?? null };
}

type GoalAsked = Pick<Goal, 'horizon' | 'weight' | 'baseline'> &
  Partial<Pick<Goal, 'title' | 'ownWords' | 'scale'>>;

export function goalFields({ title, ownWords, scale, ...codes }: GoalAsked): FormerFields {
  const { horizon, weight, baseline } = codes;
  return {
    ...{ ownWords: ownWords ?? null, title: title ?? null, horizon },
    'scale.expected': scale?.expected ?? null,
    'scale.more': scale?.more ?? null,
    'scale.muchMore': scale?.muchMore ?? null,
    'scale.less': scale?.less ?? null,
    'scale.muchLess': scale?.muchLess ?? null,
    ...{ baseline, weight },
  };
}

/** The owner by staff code, which says who it was long after they left. */
export function taskFields(
  { title, dueOn, ownerId }: Pick<Task, 'dueOn' | 'ownerId'> & Partial<Pick<Task, 'title'>>,
  staffCode: (id: StaffId) => string,
): FormerFields {
  return { title: title ?? null, dueOn, owner: staffCode(ownerId) };
}
