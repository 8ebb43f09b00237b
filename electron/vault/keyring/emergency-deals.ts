// The standing deal of a compartment: who holds a share, and what two shares open. Rows of the keyring, nobody's content.
import type { Compartment } from '../../../src/kernel/compartments';
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';
import type { EmergencyDeal } from '../keys/emergency';
import { EMERGENCY_DEALS, EMERGENCY_SHARES, EMERGENCY_WRAPS } from './keyring-tables';

export interface CurrentDeal extends EmergencyDeal {
  /** Two shares of it did not join: a new deal is due. */
  readonly isDoubted: boolean;
}

export function readDeal(keyring: Handle, compartment: Compartment): CurrentDeal | undefined {
  const deal = rowsOf(keyring, EMERGENCY_DEALS).list({ where: { compartment } })[0];
  if (deal === undefined) return undefined;
  const { dealId, publicKey, doubtedAt } = deal;
  const where = { dealId };
  return {
    ...{ dealId, compartment, publicKey, isDoubted: doubtedAt !== null },
    shares: rowsOf(keyring, EMERGENCY_SHARES).list({ where, oldestBy: 'staffId' }),
    wraps: rowsOf(keyring, EMERGENCY_WRAPS)
      .list({ where, oldestBy: 'generation' })
      .map(({ dealId: holderId, ...wrap }) => ({ ...wrap, holderId })),
  };
}

/** The earlier deal of the compartment goes with its shares and wraps. */
export function keepDeal(keyring: Handle, deal: EmergencyDeal, dealtAt: string): void {
  const { dealId, compartment, publicKey } = deal;
  removeDeal(keyring, compartment);
  const made = { dealId, compartment, dealtAt, doubtedAt: null };
  rowsOf(keyring, EMERGENCY_DEALS).add({ ...made, publicKey: new Uint8Array(publicKey) });
  const shares = rowsOf(keyring, EMERGENCY_SHARES);
  for (const { staffId, publicKey: own, wrapped } of deal.shares) {
    const sealed = { publicKey: new Uint8Array(own), wrapped: new Uint8Array(wrapped) };
    shares.add({ dealId, staffId, ...sealed });
  }
  const wraps = rowsOf(keyring, EMERGENCY_WRAPS);
  for (const { generation, wrapped } of deal.wraps)
    wraps.add({ dealId, compartment, generation, wrapped: new Uint8Array(wrapped) });
}

/** It stays as it is until a holder of the compartment makes a new one. */
export function doubtDeal(keyring: Handle, compartment: Compartment, doubtedAt: string): void {
  const rows = rowsOf(keyring, EMERGENCY_DEALS);
  for (const { dealId } of rows.list({ where: { compartment } }))
    rows.change(dealId, { doubtedAt });
}

export function removeDeal(keyring: Handle, compartment: Compartment): void {
  rowsOf(keyring, EMERGENCY_DEALS).removeAll({ compartment });
}

/** Somebody left or got other keys: their shares go at once, a new deal follows at the next holder's unlock. */
export function removeSharesOf(keyring: Handle, staffId: string): void {
  rowsOf(keyring, EMERGENCY_SHARES).removeAll({ staffId });
}
