// Turns a schema's complaints into issues a screen can show at the field: path and code, never the value.
import type { z } from 'zod';
import type { InputIssue } from '../../../src/kernel/result';

/** A schema may give its own code as the issue's message (`date.invalid`); others get a general one. */
const OWN_CODE = /^[a-z][a-z-]*\.[a-z][a-z-]*$/;

export function inputIssues(error: z.ZodError): readonly InputIssue[] {
  return error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: OWN_CODE.test(issue.message) ? issue.message : generalCode(issue.code),
  }));
}

function generalCode(code: string | undefined): string {
  if (code === 'too_big') return 'input.too-big';
  if (code === 'too_small') return 'input.too-small';
  return 'input.invalid';
}
