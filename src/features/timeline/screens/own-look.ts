// How the lines look that are no register's: icon, the page within the file, and under which words their code is told.
import type { IconName } from '../../../ui/icon';
import { OWN_LINE_NAMES, type OwnLine } from '../line-kinds';

interface Look {
  readonly icon: IconName;
  readonly path: (id: string) => string;
  /** Key of a code's words. */
  readonly code: (code: string) => string;
}

export const OWN_LOOK: Readonly<Record<OwnLine, Look>> = {
  admission: {
    icon: 'resident-add',
    path: (id) => `/stays/${id}`,
    code: (code) => `residents:referral.${code}`,
  },
  exit: {
    icon: 'forward',
    path: (id) => `/stays/${id}`,
    code: (code) => `residents:exit-reason.${code}`,
  },
  status: { icon: 'resident', path: () => '', code: (code) => `residents:category.${code}` },
  plan: { icon: 'plan', path: () => '/plan', code: (code) => `care-plans:decision.${code}` },
  review: { icon: 'goal', path: () => '/plan', code: (code) => `care-plans:decision.${code}` },
  session: {
    icon: 'note',
    path: (id) => `/notes/${id}`,
    code: (code) => `session-notes:kind.${code}`,
  },
  sheet: {
    icon: 'chart',
    path: (id) => `/progress/sheet/${id}`,
    code: (code) => `progress:instrument.${code}.name`,
  },
};

export function isOwnLine(kind: string): kind is OwnLine {
  return OWN_LINE_NAMES.some((name) => name === kind);
}
