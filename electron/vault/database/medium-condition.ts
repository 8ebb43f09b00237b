// What we ourselves found about a medium before or after using it. A type of its own: whoever borrowed the system's
// error codes for it could not be told from the system.

export type MediumConditionKind =
  /** Less room than the work needs. */
  | 'no-room'
  /** What was written reads otherwise. */
  | 'not-kept'
  /** Something else lies where our folder or file belongs. */
  | 'not-ours';

export class MediumCondition extends Error {
  readonly kind: MediumConditionKind;

  constructor(kind: MediumConditionKind) {
    super(`the medium: ${kind}`);
    this.kind = kind;
  }
}
