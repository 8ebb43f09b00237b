// The shelf of sealed and signed summaries as it lies on disk. What was decided at sealing (to whom, why again,
// the exact counts behind the figures) is sealed under `reporting` and never leaves the vault.
import { z } from 'zod';
import {
  type ReleasedFigure,
  type SummaryContent,
  summaryApproval,
  type SummaryPayload,
  summaryPayload,
  KEPT_STATES,
} from '../../../src/features/summaries/index';
import {
  fileNamesOf,
  type KeptFile,
  type KeptSummary,
} from '../../../src/features/summaries/records';
import type { SummaryId } from '../../../src/kernel/ids';
import type { Row } from '../database/driver';
import { bytes, codeIn, idIn, integer, maybeBytes, maybeText, text } from '../database/rows';
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

function openSealing(vault: HeldKeys, row: Row): Sealing {
  const blob = bytes(row, 'sealing');
  const label = readLabel(blob);
  const keys = label.ok
    ? vault.keychain.generation(COMPARTMENT, label.value.generation)
    : undefined;
  const id = idIn<'summary'>(row, 'id');
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

export function keptSummary(vault: HeldKeys, row: Row): KeptSummary {
  const payload = payloadOf(row);
  const content = JSON.parse(new TextDecoder().decode(bytes(row, 'content'))) as SummaryContent;
  return {
    id: idIn<'summary'>(row, 'id'),
    sequence: integer(row, 'sequence'),
    version: integer(row, 'version'),
    content,
    contentSha256: text(row, 'content_sha256'),
    ...openSealing(vault, row),
    reservedAt: text(row, 'reserved_at'),
    state: codeIn(row, 'state', KEPT_STATES),
    signedAt: maybeText(row, 'signed_at'),
    payload: payload?.value ?? null,
    payloadSha256: payload === undefined ? null : hashOf(payload.raw),
    files:
      payload === undefined
        ? null
        : filesOf(row, content).map(({ name, sha256: hash }) => ({ name, sha256: hash })),
  };
}

function payloadOf(
  row: Row,
): { readonly raw: Uint8Array; readonly value: SummaryPayload } | undefined {
  const raw = maybeBytes(row, 'payload');
  if (raw === null) return undefined;
  return { raw, value: summaryPayload.parse(JSON.parse(new TextDecoder().decode(raw))) };
}

export interface FileToWrite extends KeptFile {
  readonly content: Uint8Array;
}

/** The four files of a signed summary. */
export function filesOf(row: Row, content: SummaryContent): readonly FileToWrite[] {
  const names = fileNamesOf(content, {
    sequence: integer(row, 'sequence'),
    version: integer(row, 'version'),
  });
  const file = (name: string, column: string): FileToWrite => {
    const data = bytes(row, column);
    return { name, content: data, sha256: hashOf(data) };
  };
  return [
    file(names.pdfAr, 'pdf_ar'),
    file(names.pdfEn, 'pdf_en'),
    file(names.json, 'payload'),
    file(names.p7s, 'detached_signature'),
  ];
}

function hashOf(data: Uint8Array): string {
  return sha256(data).toString('hex');
}
