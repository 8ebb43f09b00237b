// What a line of the trail is about, where an operation is asked about one resident.
import type { AuditSubject } from './operation';

/** Of an operation whose input names the resident beside what it is about. */
export function aboutResident({ residentId }: { readonly residentId: string }): AuditSubject {
  return aboutFile({ id: residentId });
}

/** Of an operation whose input is the resident's file itself. */
export function aboutFile({ id }: { readonly id: string }): AuditSubject {
  return { kind: 'resident', id };
}
