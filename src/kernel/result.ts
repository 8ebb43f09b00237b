// What a rule or use case answers: a value, or a refusal that the worker can understand.
// Refusals are expected; a thrown error is a fault and is caught in one place, the vault host.

/** Facts that a refusal's sentence may show (numbers, dates, codes); never personal data. */
export type RefusalDetails = Readonly<Record<string, string | number>>;

/** An expected "no". `code` is declared in the contract and has a sentence in every language. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly details?: RefusalDetails;
}

export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Code> };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<Code extends string>(
  code: Code,
  details?: RefusalDetails,
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: details === undefined ? { code } : { code, details } };
}

/** A problem with one field of an input: where (dotted path) and what (a code with a sentence). */
export interface InputIssue {
  readonly path: string;
  readonly code: string;
  readonly details?: RefusalDetails;
}
