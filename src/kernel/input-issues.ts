// From a schema's complaint to the few codes a worker reads at a field. Used by the host and by the forms, so both say the same.
import type { z } from 'zod';
import type { InputIssue, RefusalDetails } from './result';

const OWN_CODE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

type Complaint = z.core.$ZodIssue;

/**
 * Issues of a failed parse of `input`, in the schema's order; `path` is dotted (`stay.admittedOn`, `goals.0.text`).
 * A schema message that looks like `feature.code` is taken as the code; what is missing is never called invalid.
 */
export function issuesOfZod(
  error: { readonly issues: readonly Complaint[] },
  input: unknown,
): readonly InputIssue[] {
  return error.issues.map((complaint) => {
    const missing = isMissing(valueAt(input, complaint.path));
    const own =
      OWN_CODE.test(complaint.message) && !(missing && complaint.message.endsWith('.invalid'));
    const code = own ? complaint.message : `input.${wordOf(complaint, missing)}`;
    const details = detailsOf(complaint);
    const path = complaint.path.map(String).join('.');
    return details === undefined ? { path, code } : { path, code, details };
  });
}

function wordOf(complaint: Complaint, missing: boolean): string {
  switch (complaint.code) {
    case 'invalid_value':
      return missing ? 'not-chosen' : 'invalid';
    case 'invalid_type':
    case 'invalid_union':
      return missing ? 'required' : 'invalid';
    case 'too_small':
      if (complaint.origin === 'string') return missing ? 'required' : 'too-short';
      return complaint.origin === 'array' ? 'too-few' : 'too-small';
    case 'too_big':
      if (complaint.origin === 'string') return 'too-long';
      return complaint.origin === 'array' ? 'too-many' : 'too-big';
    default:
      return missing ? 'required' : 'invalid';
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    input,
  );
}

function isMissing(input: unknown): boolean {
  return input === undefined || input === null || input === '';
}

function detailsOf(complaint: Complaint): RefusalDetails | undefined {
  if (complaint.code === 'too_small') return { minimum: Number(complaint.minimum) };
  if (complaint.code === 'too_big') return { maximum: Number(complaint.maximum) };
  return undefined;
}
