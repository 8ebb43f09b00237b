// The shelf of sealed and signed summaries as it lies on disk. What was decided at sealing (to whom, why again,
// the exact counts behind the figures) is sealed under `reporting` and never leaves the vault.
import { z } from 'zod';
import {
  type ReleasedFigure,
  type SummaryContent,
  summaryApproval,
  type SummaryPayload,
  summaryPayload,
} from '../../../src/features/summaries/index';
import {
  fileNamesOf,
  type KeptFile,
  type KeptSummary,
  type SummaryRow,
} from '../../../src/features/summaries/records';
import type { SummaryId } from '../../../src/kernel/ids';
import { type BlobPlace, openBlob, readLabel, sealBlob } from '../keys/envelope';
import { paddedJson } from '../keys/padding';
import { sha256 } from '../keys/suite';
import type { HeldKeys, NamedVault } from '../open-vault/store-ground';

const COMPARTMENT = 'reporting';

const sealingFacts = z.object({
  recipient: z.string().nullable(),
  replaces: z.object({ id: z.string(), reason: z.string() }).nullable(),
  approvals: z.array(summaryApproval),
  released: z.array(z.unknown()),
});

type Sealing = Pick<KeptSummary, 'recipient' | 'replaces' | 'approvals' | 'released'>;

export function sealSealing(
  vault: HeldKeys,
  id: SummaryId,
  sealing: Sealing,
): Uint8Array<ArrayBuffer> {
  const reporting = vault.keychain.newest(COMPARTMENT);
  if (reporting === undefined) throw new Error('this session does not hold reporting');
  const content = paddedJson('summary-sealing', sealing);
  const { generation, ownKey } = reporting;
  return new Uint8Array(
    sealBlob(ownKey, sealingPlace(vault, id), { generation, shape: 1, content }),
  );
}

function openSealing(vault: HeldKeys, { id, sealing: blob }: SummaryRow): Sealing {
  const label = readLabel(blob);
  const keys = label.ok
    ? vault.keychain.generation(COMPARTMENT, label.value.generation)
    : undefined;
  const opened =
    keys === undefined ? undefined : openBlob(keys.ownKey, sealingPlace(vault, id), blob);
  if (opened?.ok !== true) throw new Error('a sealed summary cannot be opened');
  const facts = sealingFacts.parse(JSON.parse(new TextDecoder().decode(opened.value.content)));
  return {
    ...facts,
    replaces: facts.replaces as Sealing['replaces'],
    released: facts.released as readonly ReleasedFigure[],
  };
}

function sealingPlace(vault: NamedVault, recordId: SummaryId): BlobPlace {
  const { vaultId } = vault;
  return { vaultId, kind: 'summary-sealing', recordId, version: 1, compartment: COMPARTMENT };
}

export function keptSummary(vault: HeldKeys, row: SummaryRow): KeptSummary {
  const { id, sequence, version, contentSha256, reservedAt, state, signedAt, payload } = row;
  const content = JSON.parse(new TextDecoder().decode(row.content)) as SummaryContent;
  return {
    ...{ id, sequence, version, content, contentSha256 },
    ...openSealing(vault, row),
    ...{ reservedAt, state, signedAt },
    payload: payload === null ? null : payloadOf(payload),
    payloadSha256: payload === null ? null : hashOf(payload),
    files:
      payload === null
        ? null
        : filesOf(row, content).map(({ name, sha256: hash }) => ({ name, sha256: hash })),
  };
}

function payloadOf(raw: Uint8Array): SummaryPayload {
  return summaryPayload.parse(JSON.parse(new TextDecoder().decode(raw)));
}

export interface FileToWrite extends KeptFile {
  readonly content: Uint8Array;
}

/** The four files of a signed summary. */
export function filesOf(row: SummaryRow, content: SummaryContent): readonly FileToWrite[] {
  const names = fileNamesOf(content, row);
  const file = (name: string, data: Uint8Array | null): FileToWrite => {
    if (data === null) throw new Error('a signed summary has four files');
    return { name, content: data, sha256: hashOf(data) };
  };
  return [
    file(names.pdfAr, row.pdfAr),
    file(names.pdfEn, row.pdfEn),
    file(names.json, row.payload),
    file(names.p7s, row.detachedSignature),
  ];
}

function hashOf(data: Uint8Array): string {
  return sha256(data).toString('hex');
}
