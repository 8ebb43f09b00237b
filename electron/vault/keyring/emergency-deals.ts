// The standing deal of a compartment: who holds a share, and what two shares open. Rows of the keyring, nobody's content.
import { type Compartment, COMPARTMENTS } from '../../../src/kernel/compartments';
import type { Handle } from '../database/driver';
import { bytes, codeIn, integer, maybeText, text } from '../database/rows';
import type { EmergencyDeal } from '../keys/emergency';

const FIND =
  'SELECT deal_id, public_key, doubted_at FROM emergency_deals WHERE compartment = $compartment';
const SHARES =
  'SELECT staff_id, public_key, wrapped FROM emergency_shares WHERE deal_id = $deal ORDER BY staff_id';
const WRAPS =
  'SELECT compartment, generation, wrapped FROM emergency_wraps WHERE deal_id = $deal ORDER BY generation';
const REMOVE = 'DELETE FROM emergency_deals WHERE compartment = $compartment';
const ADD =
  'INSERT INTO emergency_deals (deal_id, compartment, public_key, dealt_at) VALUES ($deal, $compartment, $public, $at)';
const ADD_SHARE =
  'INSERT INTO emergency_shares (deal_id, staff_id, public_key, wrapped) VALUES ($deal, $staff, $public, $wrapped)';
const ADD_WRAP =
  'INSERT INTO emergency_wraps (deal_id, compartment, generation, wrapped) VALUES ($deal, $compartment, $generation, $wrapped)';
const DOUBT = 'UPDATE emergency_deals SET doubted_at = $at WHERE compartment = $compartment';
const REMOVE_SHARES = 'DELETE FROM emergency_shares WHERE staff_id = $staff';

export interface CurrentDeal extends EmergencyDeal {
  /** Two shares of it did not join: a new deal is due. */
  readonly isDoubted: boolean;
}

export function readDeal(keyring: Handle, compartment: Compartment): CurrentDeal | undefined {
  const row = keyring.get(FIND, { compartment });
  if (row === undefined) return undefined;
  const dealId = text(row, 'deal_id');
  return {
    dealId,
    compartment,
    publicKey: bytes(row, 'public_key'),
    isDoubted: maybeText(row, 'doubted_at') !== null,
    shares: keyring.all(SHARES, { deal: dealId }).map((share) => ({
      dealId,
      staffId: text(share, 'staff_id'),
      publicKey: bytes(share, 'public_key'),
      wrapped: bytes(share, 'wrapped'),
    })),
    wraps: keyring.all(WRAPS, { deal: dealId }).map((wrap) => ({
      compartment: codeIn(wrap, 'compartment', COMPARTMENTS),
      generation: integer(wrap, 'generation'),
      holderId: dealId,
      wrapped: bytes(wrap, 'wrapped'),
    })),
  };
}

/** The earlier deal of the compartment goes with its shares and wraps. */
export function keepDeal(keyring: Handle, deal: EmergencyDeal, at: string): void {
  const { dealId, compartment } = deal;
  removeDeal(keyring, compartment);
  keyring.run(ADD, { deal: dealId, compartment, public: new Uint8Array(deal.publicKey), at });
  for (const { staffId, publicKey, wrapped } of deal.shares) {
    keyring.run(ADD_SHARE, {
      deal: dealId,
      staff: staffId,
      public: new Uint8Array(publicKey),
      wrapped: new Uint8Array(wrapped),
    });
  }
  for (const { generation, wrapped } of deal.wraps) {
    keyring.run(ADD_WRAP, {
      deal: dealId,
      compartment,
      generation,
      wrapped: new Uint8Array(wrapped),
    });
  }
}

/** It stays as it is until a holder of the compartment makes a new one. */
export function doubtDeal(keyring: Handle, compartment: Compartment, at: string): void {
  keyring.run(DOUBT, { compartment, at });
}

export function removeDeal(keyring: Handle, compartment: Compartment): void {
  keyring.run(REMOVE, { compartment });
}

/** Somebody left or got other keys: their shares go at once, a new deal follows at the next holder's unlock. */
export function removeSharesOf(keyring: Handle, staffId: string): void {
  keyring.run(REMOVE_SHARES, { staff: staffId });
}
