// Reads what was typed at the terminal. A secret is never an argument: others on the machine could read it.
import { parseArgs } from 'node:util';

export interface CommandLine {
  readonly words: readonly string[];
  readonly value: (name: OptionName) => string | undefined;
  readonly has: (name: FlagName) => boolean;
}

const VALUES = {
  vault: { type: 'string' },
  staff: { type: 'string' },
  'passphrase-fd': { type: 'string' },
  'device-secret-fd': { type: 'string' },
  trust: { type: 'string' },
  key: { type: 'string' },
  json: { type: 'string' },
  p7s: { type: 'string' },
  period: { type: 'string' },
  profile: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  number: { type: 'string' },
  kind: { type: 'string' },
  sheet: { type: 'string' },
  language: { type: 'string' },
} as const;
const FLAGS = {
  'as-json': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  again: { type: 'boolean' },
  'leave-hidden': { type: 'boolean' },
  'take-struck': { type: 'boolean' },
  'accept-guesses': { type: 'boolean' },
  'bring-up-to-date': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type OptionName = keyof typeof VALUES;
export type FlagName = keyof typeof FLAGS;

/** Undefined when an option is not known or lacks its value. */
export function readCommandLine(argv: readonly string[]): CommandLine | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: withJsonFlag(argv),
      options: { ...VALUES, ...FLAGS },
      allowPositionals: true,
    });
    return {
      words: positionals,
      value: (name) => values[name],
      has: (name) => values[name] === true,
    };
  } catch {
    return undefined;
  }
}

/** `--json` alone asks for machine output; `--json FILE` names the file beside a signature. */
function withJsonFlag(argv: readonly string[]): string[] {
  return argv.map((word, index) => {
    const next = argv[index + 1];
    const alone = next === undefined || next.startsWith('--');
    return word === '--json' && alone ? '--as-json' : word;
  });
}
