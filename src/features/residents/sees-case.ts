// Whether a session is shown the facts of the case.
import type { Session } from '../../kernel/use-case';

/** Forms of exploitation, category, nationality, referral and exit, together with the name. */
export function seesCase(session: Session): boolean {
  return session.may('case', 'read');
}
