// A second cover, under the resident's own presence key, around what is sealed for somebody without regard to the resident:
// drafts of one writer, notes left in a letter box. Once the resident's keys are destroyed it opens for nobody, not even
// from an old copy of the records.
import type { ResidentId } from '../../../src/kernel/ids';
import { ofResident, refOf } from '../../../src/kernel/owner';
import { readLabel } from '../keys/envelope';
import type { OwnSealing } from '../open-vault/store-ground';
import type { PartPlace } from '../open-vault/sealing';

export interface CoveredPlace {
  /** `draft` or `drop-note`. */
  readonly kind: string;
  readonly recordId: string;
  readonly residentId: ResidentId;
}

/** Shape of the cover in the envelope's clear header; what it covers has shape 1 or no envelope at all. */
const COVER_SHAPE = 2;

/** Everybody who writes about a resident holds `presence`. Inside a transaction. */
export function covered(
  vault: OwnSealing,
  place: CoveredPlace,
  sealed: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(sealed).toString('base64');
  return vault.sealing.seal(placeOf(place), COVER_SHAPE, text);
}

/** What was covered; undefined where the cover does not open. */
export function uncovered(
  vault: OwnSealing,
  place: CoveredPlace,
  blob: Uint8Array,
): Uint8Array | undefined {
  const opened = vault.sealing.open(placeOf(place), blob);
  if (opened.state !== 'open' || typeof opened.value.content !== 'string') return undefined;
  return Buffer.from(opened.value.content, 'base64');
}

export function isCovered(blob: Uint8Array): boolean {
  const label = readLabel(blob);
  return label.ok && label.value.shape === COVER_SHAPE;
}

function placeOf(place: CoveredPlace): PartPlace {
  const { kind, recordId, residentId } = place;
  const owner = refOf(ofResident(residentId));
  return { kind, recordId, owner, version: 1, compartment: 'presence' };
}
