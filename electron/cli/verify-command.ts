// `kanaf verify FILE --trust DIR`: judges one summary with nothing but the file and a folder of certificates.
// What is named on the line and cannot be read is said; nothing is passed over. A child process reads the files.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { ok, type Result, refuse } from '../../src/kernel/result';
import type { CheckAnswer, CheckRequest } from '../vault/signing/checker';
import { readTrustFolder } from '../vault/signing/trust-folder';
import { FILE_LIMIT } from '../vault/signing/verify';
import { checkInChild } from './check-child';
import type { CommandLine } from './command-line';
import { EXIT, type Voice } from './voice';

export const VERIFY_USAGE = 'kanaf verify FILE --trust DIR [--json FILE] [--p7s FILE]';
type Check = (request: CheckRequest) => Promise<CheckAnswer>;
type Verdict = Extract<CheckAnswer, { kind: 'verdict' }>['verdict'];

export async function verifyCommand(
  line: CommandLine,
  voice: Voice,
  check: Check = checkInChild,
): Promise<number> {
  const [, file, ...more] = line.words;
  const trust = line.value('trust');
  if (file === undefined || trust === undefined || more.length > 0) {
    voice.complain(VERIFY_USAGE);
    return EXIT.usage;
  }
  const trusted = trustedBy(trust);
  if (!trusted.ok) return voice.refuse(trusted.refusal);
  const files = filesOf(file, line);
  if (!files.ok) return voice.refuse(files.refusal);
  const now = new Date().toISOString();
  const answer = await check({ kind: 'verify', files: files.value, trusted: trusted.value, now });
  if (answer.kind !== 'verdict') return EXIT.fault;
  return conclude(answer.verdict, line, voice);
}

function conclude(verdict: Verdict, line: CommandLine, voice: Voice): number {
  if (line.has('as-json')) voice.sayJson(verdict);
  if (verdict.outcome !== 'accepted') {
    const exit = voice.refuse({ code: verdict.code ?? 'verify.refused' });
    const fingerprint = verdict.evidence?.fingerprint;
    if (fingerprint !== undefined)
      voice.complain(`${voice.words('command-line:verify.certificate').padEnd(14)}${fingerprint}`);
    return exit;
  }
  if (!line.has('as-json')) tell(verdict, voice);
  return EXIT.done;
}

function tell({ evidence, content, issue }: Verdict, voice: Voice): void {
  const span = { from: content?.period.from ?? '', to: content?.period.to ?? '' };
  const number = { sequence: issue?.sequence ?? '', version: issue?.version ?? '' };
  const moment = evidence?.signedAt ?? '';
  voice.say(voice.words('command-line:verify.accepted'));
  voice.fact('command-line:verify.facility', evidence?.facilityCode ?? '');
  voice.fact('command-line:verify.period', voice.words('command-line:verify.span', span));
  voice.fact('command-line:verify.number', voice.words('command-line:verify.issue', number));
  voice.fact(
    'command-line:verify.signed-at',
    voice.words('command-line:verify.claimed', { moment }),
  );
  voice.fact('command-line:verify.certificate', evidence?.fingerprint ?? '');
  voice.fact('command-line:verify.payload', evidence?.payloadSha256 ?? '');
}

function trustedBy(folder: string): Result<readonly string[]> {
  const found = readTrustFolder(folder);
  if (found === undefined) return refuse('verify.trust-missing');
  const [unreadable] = found.unreadable;
  if (unreadable !== undefined) return refuse('verify.trust-unreadable', { name: unreadable });
  return found.certificates.length === 0 ? refuse('verify.trust-empty') : ok(found.certificates);
}

interface Files {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly json?: Uint8Array;
  readonly p7s?: Uint8Array;
}

/** The file, and what was named beside it; without a name, what lies beside it under its usual name. */
function filesOf(file: string, line: CommandLine): Result<Files> {
  const bytes = readOne(file);
  if (!bytes.ok) return bytes;
  const json = beside(line.value('json'), file.endsWith('.p7s') ? file.slice(0, -4) : undefined);
  if (!json.ok) return json;
  const p7s = beside(line.value('p7s'), file.endsWith('.json') ? `${file}.p7s` : undefined);
  if (!p7s.ok) return p7s;
  return ok({
    fileName: basename(file),
    bytes: bytes.value,
    ...(json.value === undefined ? {} : { json: json.value }),
    ...(p7s.value === undefined ? {} : { p7s: p7s.value }),
  });
}

function beside(
  named: string | undefined,
  usual: string | undefined,
): Result<Uint8Array | undefined> {
  if (named !== undefined) return readOne(named);
  return usual === undefined || statOf(usual) === undefined ? ok(undefined) : readOne(usual);
}

/** A folder, a pipe or a link to nothing is no file; one byte over the limit is enough to know. */
function readOne(path: string): Result<Uint8Array> {
  const facts = statOf(path);
  if (facts === undefined) return refuse('verify.file-missing', { name: basename(path) });
  if (!facts.isFile()) return refuse('verify.not-a-file', { name: basename(path) });
  if (facts.size > FILE_LIMIT) return ok(new Uint8Array(FILE_LIMIT + 1));
  try {
    return ok(new Uint8Array(readFileSync(path)));
  } catch {
    return refuse('verify.file-unreadable', { name: basename(path) });
  }
}

function statOf(path: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
