// Compares header and keyring with the deeds, and makes of each difference a finding for the alarm.
import { EMERGENCY_COMPARTMENT } from '../../../src/features/emergency/index';
import type { Finding } from '../audit/alarm';
import { type Unvouched, unvouchedIn } from '../deeds/findings';
import { unfinishedErasures } from '../house-facts/erasures';
import { keptPaperChange } from '../house-facts/recovery-facts';
import { canonicalBytes } from '../keys/canonical-json';
import { sha256 } from '../keys/suite';
import { readGenerations } from '../keyring/compartment-wraps';
import { readDeal } from '../keyring/emergency-deals';
import { slotChanges } from '../keyring/slot-changes';
import { genuineHeader } from '../open-vault/genuine-header';
import type { PersonSession } from '../open-vault/person-session';

export function unvouchedFindings(vault: PersonSession): readonly Finding[] {
  const header = genuineHeader(vault.files);
  if (!header.ok) return [];
  const { book, keyring, records, vaultId, keys } = vault;
  const papers = keptPaperChange(records);
  const found = {
    fault: book.fault,
    generations: readGenerations(keyring),
    secrets: keys.unvouched,
    header: header.value.content,
    coming: [...slotChanges(records), ...(papers?.slot === undefined ? [] : [papers.slot])],
    arePapersComing: papers !== undefined,
    deal: readDeal(keyring, EMERGENCY_COMPARTMENT),
    vaultId,
    erasures: unfinishedErasures(records),
  };
  return unvouchedIn(book.state, found).map((one) => findingOf(vault, one));
}

function findingOf({ audit }: PersonSession, { what, names, details }: Unvouched): Finding {
  const which = sha256(canonicalBytes([what, ...details])).toString('hex');
  return { kind: 'unvouched', size: audit.size(), which, unvouched: { what, names: [...names] } };
}
