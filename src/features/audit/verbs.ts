// What the vault writes into the trail by itself, beside the verbs of the operations. Each has a sentence in every
// language; a test compares.
export const OWN_VERBS = [
  'vault.wrong-tries',
  'vault.wrong-try',
  'vault.lock-asked',
  'vault.lock-idle',
  'vault.lock-damage',
  'vault.lock-system',
  'vault.lock-closing',
  'vault.recovered',
  'vault.renewed',
  'vault.restored',
  'vault.salvaged',
  'retention.erased',
  'retention.keys-destroyed',
  'staff.agree-grant',
  'staff.agree-invite',
  'staff.agree-leave',
  'staff.agree-renew-access',
  'staff.door-written',
  'staff.let-in-alone',
  'staff.keys-renewed',
  'staff.keys-wrapped-anew',
  'staff.rooms-renewed',
  'emergency.dealt',
  'emergency.undealt',
  'emergency.shares-removed',
  'emergency.doubted',
  'vault.aside',
  'vault.aside-damaged',
  'vault.writable-again',
  'vault.damage-met',
  'residents.many-opened',
  'residents.many-asked',
  // Of earlier versions: now part of `audit.check`.
  'audit.sweep',
  'audit.baseline',
  'audit.new-shape',
  'audit.noted',
  'audit.alarm',
  'audit.gap',
  'audit.public-key-replaced',
  'audit.unreadable',
  'clock.anomaly',
  'clock.ahead',
  'clock.set-back',
  'clock.set-forward',
] as const;

/** Kinds of act to look for: the part of a verb before its dot. */
export const VERB_GROUPS = [
  'vault',
  'shelter',
  'staff',
  'residents',
  'care-plans',
  'session-notes',
  'drop-notes',
  'progress',
  'drafts',
  'imports',
  'summaries',
  'backups',
  'recovery',
  'training',
  'timeline',
  'retention',
  'emergency',
  'file-merges',
  'audit',
  'clock',
] as const;

/** The group of a verb; refused calls carry the operation's own name. */
export function groupOf(verb: string): string {
  const feature = verb.split('.')[0] ?? '';
  return feature.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
