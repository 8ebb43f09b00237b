// A vault or a backup of another format, in words: beside what is wrong stands which version of Kanaf opens it.

const SENTENCES: Readonly<Record<string, string>> = {
  'vault.newer-format': 'vault.opens-from',
  'backups.newer-format': 'vault.opens-from',
  'vault.older-format': 'vault.opens-until',
  'backups.older-format': 'vault.opens-until',
};

/** The sentence that names the version of a refusal's details; undefined where the refusal is about something else. */
export function versionSentence(code: string): string | undefined {
  return SENTENCES[code];
}
