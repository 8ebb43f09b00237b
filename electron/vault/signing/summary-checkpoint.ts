// The state of the trail that a signed summary carries. It is signed for itself, by the vault's audit key: whether the paper
// around it is whole, the verifier says.
import { readPayload } from '../../../src/features/summaries/index';
import { readLayout } from './pdf-layout';
import { FILE_LIMIT, JSON_LIMIT } from './verify';
import { attachedJson } from './verify-pdf';

export interface CarriedCheckpoint {
  readonly shelterId: string;
  /** A signed note; nothing of it is believed yet. */
  readonly note: string;
}

/** From a summary's PDF or JSON; undefined for any other file. Never throws on hostile bytes. */
export function summaryCheckpoint(bytes: Uint8Array): CarriedCheckpoint | undefined {
  if (bytes.length > FILE_LIMIT) return undefined;
  try {
    const json = isPdf(bytes) ? jsonInside(bytes) : bytes;
    const payload = json === undefined || json.length > JSON_LIMIT ? undefined : readPayload(json);
    if (payload?.ok !== true) return undefined;
    const { content, issue } = payload.value;
    return { shelterId: content.shelter.shelterId, note: issue.checkpoint };
  } catch {
    return undefined;
  }
}

function jsonInside(pdf: Uint8Array): Uint8Array | undefined {
  const layout = readLayout(pdf);
  if (!layout.ok) return undefined;
  const content = attachedJson(pdf, layout.value.objectNumber, JSON_LIMIT);
  return content.ok ? content.value.json : undefined;
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}
