// `kanaf certificate --to DIR --vault DIR --staff CODE`: the shelter's certificate for a recipient, by itself.
import { resolve } from 'node:path';
import { summaries } from '../../src/features/summaries/contract';
import { nowhere, type Outside } from '../vault/platform/process-environment';
import type { CommandLine } from './command-line';
import { withVault } from './vault-session';
import { EXIT, type Voice } from './voice';

export const CERTIFICATE_USAGE = 'kanaf certificate --to DIR --vault DIR --staff CODE [--json]';
const TOKEN = 'command-line';

export function certificateCommand(line: CommandLine, voice: Voice): Promise<number> {
  const to = line.value('to');
  if (to === undefined || line.words.length > 1) {
    voice.complain(CERTIFICATE_USAGE);
    return Promise.resolve(EXIT.usage);
  }
  const outside: Outside = {
    ...nowhere,
    takeFolder: (token) => (token === TOKEN ? resolve(to) : undefined),
  };
  return withVault({ line, voice, outside }, async (session) => {
    const handed = await session.call(summaries.handCertificate, { folder: TOKEN });
    if (handed.kind !== 'done') return voice.notDone(handed);
    if (line.has('as-json')) voice.sayJson(handed.value);
    else voice.say(`${handed.value.name}\nfingerprint   ${handed.value.fingerprint}`);
    return EXIT.done;
  });
}
