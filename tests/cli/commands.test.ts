// Help is an answer: on standard output, with exit code 0. A line that is not understood is trouble: on standard error, with 64.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readCommandLine } from '../../electron/cli/command-line';
import { runCommand } from '../../electron/cli/commands';
import { Voice } from '../../electron/cli/voice';

afterEach(() => {
  vi.restoreAllMocks();
});

async function typed(...argv: readonly string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complained.push(String(text)) > 0);
  const code = await runCommand(readCommandLine(argv), new Voice('en'));
  vi.restoreAllMocks();
  return { code, said: said.join(''), complained: complained.join('') };
}

describe('kanaf at a terminal', () => {
  it.each([['--help'], ['-h'], ['help'], ['nonsense', '--help']])(
    '%s shows all commands',
    async (...argv) => {
      const { code, said, complained } = await typed(...argv);
      expect([code, complained]).toEqual([0, '']);
      for (const name of ['verify', 'certificate', 'import', 'report', 'audit', 'backup'])
        expect(said).toContain(`kanaf ${name}`);
    },
  );

  it.each([
    ['verify', '--trust'],
    ['certificate', '--to'],
    ['import', '--accept-guesses'],
    ['import', '--leave-hidden'],
    ['report', '--profile'],
    ['audit', '--key'],
    ['backup', 'salvage'],
  ])('%s --help shows its options, with nothing else on the line', async (name, option) => {
    const { code, said, complained } = await typed(name, '--help');
    expect([code, complained]).toEqual([0, '']);
    expect(said).toContain(option);
    expect(said.split('\n').every((line) => line === '' || line.startsWith(`kanaf ${name}`))).toBe(
      true,
    );
  });

  it.each([[[]], [['nonsense']], [['import', '--no-such-option']], [['constructor']]])(
    '%j is not understood',
    async (argv) => {
      const { code, said, complained } = await typed(...argv);
      expect([code, said]).toEqual([64, '']);
      expect(complained).toContain('kanaf import');
    },
  );
});
