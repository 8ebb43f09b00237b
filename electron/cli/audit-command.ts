// `kanaf audit verify --vault DIR`: walks the whole trail and names the first line that does not fit.
import { audit } from '../../src/features/audit/contract';
import type { CommandLine } from './command-line';
import { withVault } from './vault-session';
import { EXIT, type Voice } from './voice';

export async function auditCommand(line: CommandLine, voice: Voice): Promise<number> {
  if (line.words[1] !== 'verify') {
    voice.complain('kanaf audit verify --vault DIR --staff CODE [--json]');
    return EXIT.usage;
  }
  return withVault({ line, voice }, async (session) => {
    const checked = await session.call(audit.verify, {});
    if (checked.kind !== 'done') return voice.notDone(checked);
    const verdict = checked.value;
    if (line.has('as-json')) voice.sayJson(verdict);
    else if (verdict.sound) voice.say(`sound: ${verdict.size} events, root ${verdict.root ?? ''}`);
    if (verdict.sound) return EXIT.done;
    return voice.refuse({ code: 'audit.broken', details: { sequence: verdict.firstBad ?? 0 } });
  });
}
