// What one page of the window is: where it is offered, to whom, and what its help is called.
import type { CompartmentNeeds, Role } from '../../kernel/compartments';
import type { IconName } from '../../ui/icon';
import type { Shortcut } from '../../ui/keyboard';
import { sessionMay, type ShownSession } from '../../ui/session';

/**
 * `rail` and `office`: a line there. `tab`: a part of a resident's file. `act`: something to do that the search box offers
 * by name (in a file: only while that file is open). `within`: reached from another page, offered nowhere else.
 */
export type DoorPlace = 'rail' | 'office' | 'tab' | 'act' | 'within';

/** Several: any one of them is enough. */
export type DoorNeeds =
  | 'anybody'
  | { readonly roles: readonly Role[] }
  | CompartmentNeeds
  | readonly CompartmentNeeds[];

export interface Door {
  readonly id: string;
  /** `/residents/$residentId`; the page reads the part by `useParam('residentId')`. */
  readonly path: string;
  readonly place: DoorPlace;
  /** Locale key of its name. */
  readonly title: string;
  readonly icon: IconName;
  readonly needs: DoorNeeds;
  /** Name of its help text in `help.json`. */
  readonly help: string;
  readonly shortcut?: Shortcut;
  /** Locale keys of other words by which the search box finds it; left out: `app:palette.also.<id>`. */
  readonly also?: readonly string[];
}

/** Locale keys of every word by which it is looked for. */
export function namesOf({ id, title, also }: Door): readonly string[] {
  return [title, ...(also ?? [`app:palette.also.${id}`])];
}

export function mayEnter(session: ShownSession, { needs }: Pick<Door, 'needs'>): boolean {
  if (needs === 'anybody') return true;
  if ('roles' in needs) return needs.roles.includes(session.role);
  return [needs].flat().some((one) => sessionMay(session, one));
}

/** The parameters of a path by their names, or undefined where the path is not this door's. */
export function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const asked = pattern.split('/');
  const given = path.split('/');
  if (asked.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, word] of asked.entries()) {
    const here = given[at] ?? '';
    if (word.startsWith('$')) params[word.slice(1)] = here;
    else if (word !== here) return undefined;
  }
  return params;
}

/** The path with its params filled in; undefined where one of them is not known here. */
export function pathWith(
  pattern: string,
  params: Readonly<Record<string, string>>,
): string | undefined {
  const words = pattern
    .split('/')
    .map((word) => (word.startsWith('$') ? params[word.slice(1)] : word));
  return words.includes(undefined) ? undefined : words.join('/');
}
