// `kanaf report --vault DIR --period 2026-01 --profile partner --json`: counts a period without sealing it.
import { summaries } from '../../src/features/summaries/contract';
import { PROFILE_NAMES } from '../../src/features/summaries/index';
import { monthPeriod, yearPeriod } from '../../src/kernel/calendar-date';
import type { CommandLine } from './command-line';
import { withVault } from './vault-session';
import { EXIT, type Voice } from './voice';

export const REPORT_USAGE =
  'kanaf report --vault DIR --staff CODE --period 2026-01 --profile partner [--json]';

export async function reportCommand(line: CommandLine, voice: Voice): Promise<number> {
  const asked = line.value('period') ?? '';
  const period = /^\d{4}$/.test(asked) ? yearPeriod(Number(asked)) : monthPeriod(asked);
  const profile = PROFILE_NAMES.find((name) => name === (line.value('profile') ?? 'partner'));
  if (period === undefined || profile === undefined) {
    voice.complain(REPORT_USAGE);
    return EXIT.usage;
  }
  return withVault({ line, voice }, async (session) => {
    const counted = await session.call(summaries.prepare, { period, profile });
    if (counted.kind !== 'done') return voice.notDone(counted);
    const { published, periodIsOver } = counted.value;
    if (line.has('as-json')) voice.sayJson({ period, profile, periodIsOver, tables: published });
    else for (const table of published) voice.say(`${table.id} ${table.status}`);
    return EXIT.done;
  });
}
