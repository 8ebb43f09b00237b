// `kanaf verify FILE --trust DIR`: judges one summary with nothing but the file and a folder of certificates.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { trustedCertificates } from '../vault/signing/trust-folder';
import { verifyAgainst } from '../vault/signing/verify-summary';
import type { CommandLine } from './command-line';
import { EXIT, type Voice } from './voice';

const READ_LIMIT = 20_000_001;

export async function verifyCommand(line: CommandLine, voice: Voice): Promise<number> {
  const file = line.words[1];
  const trust = line.value('trust');
  if (file === undefined || trust === undefined) {
    voice.complain('kanaf verify FILE --trust DIR [--json FILE] [--p7s FILE]');
    return EXIT.usage;
  }
  if (!existsSync(file) || !statSync(file).isFile()) {
    return voice.refuse({ code: 'verify.file-missing' });
  }
  const bytes = firstBytes(file);
  const beside = besideFiles(file, line);
  const verdict = await verifyAgainst(
    { fileName: basename(file), bytes, ...beside },
    trustedCertificates(trust),
  );
  if (line.has('as-json')) voice.sayJson(verdict);
  if (verdict.outcome !== 'accepted') {
    return voice.refuse({ code: verdict.code ?? 'verify.refused' });
  }
  if (!line.has('as-json')) tell(verdict, voice);
  return EXIT.done;
}

type Accepted = Awaited<ReturnType<typeof verifyAgainst>>;

function tell({ evidence, content, issue }: Accepted, voice: Voice): void {
  voice.say('accepted');
  voice.say(`facility      ${evidence?.facilityCode ?? ''}`);
  voice.say(
    `period        ${content?.period.from ?? ''} to ${content?.period.to ?? ''} (half-open)`,
  );
  voice.say(`number        ${issue?.sequence ?? ''} version ${issue?.version ?? ''}`);
  voice.say(`signed at     ${evidence?.signedAt ?? ''} (claimed)`);
  voice.say(`certificate   ${evidence?.fingerprint ?? ''}`);
  voice.say(`payload       ${evidence?.payloadSha256 ?? ''}`);
}

/** The verifier refuses anything above its limit; reading one byte more is enough to know. */
function firstBytes(file: string): Uint8Array {
  if (statSync(file).size < READ_LIMIT) return new Uint8Array(readFileSync(file));
  return new Uint8Array(READ_LIMIT);
}

function besideFiles(
  file: string,
  line: CommandLine,
): { readonly json?: Uint8Array; readonly p7s?: Uint8Array } {
  const json = line.value('json') ?? (file.endsWith('.p7s') ? file.slice(0, -4) : undefined);
  const p7s = line.value('p7s') ?? (file.endsWith('.json') ? `${file}.p7s` : undefined);
  return { ...readAs('json', json), ...readAs('p7s', p7s) };
}

function readAs(name: 'json' | 'p7s', path: string | undefined): Record<string, Uint8Array> {
  return path === undefined || !existsSync(path) ? {} : { [name]: firstBytes(path) };
}
