// Whom sealed content belongs to: under whose keys it lies, and with whose erasure it goes (docs/decisions/0063).
import { isId, type Id, type ResidentId, type StaffId } from './ids';

export type PartnerId = Id<'partner'>;

export type Owner =
  | { readonly kind: 'resident'; readonly id: ResidentId }
  /** What is about the house and nobody in particular: it stays as long as the house does. */
  | { readonly kind: 'house' }
  | { readonly kind: 'staff'; readonly id: StaffId }
  | { readonly kind: 'partner'; readonly id: PartnerId }
  /** A record about somebody without a file: it has keys of its own, so that it can be erased alone. */
  | { readonly kind: 'record'; readonly id: string };

declare const ownerRef: unique symbol;

/** An owner as the key table and the table of sealed parts name it: `<resident id>`, `house`, `record.<id>`. */
export type OwnerRef = string & { readonly [ownerRef]: true };

export const HOUSE: Owner = { kind: 'house' };

export function ofResident(id: ResidentId): Owner {
  return { kind: 'resident', id };
}

/** Whoever has a file owns what is written about them; a record about anybody else owns itself. */
export function ofResidentOr(id: ResidentId | null, recordId: string): Owner {
  return id === null ? { kind: 'record', id: recordId } : ofResident(id);
}

/** Residents stand by their bare id: their keys and parts were there before there were other owners. */
export function refOf(owner: Owner): OwnerRef {
  switch (owner.kind) {
    case 'resident':
      return owner.id as string as OwnerRef;
    case 'house':
      return 'house' as OwnerRef;
    case 'staff':
    case 'partner':
    case 'record':
      return `${owner.kind}.${owner.id}` as OwnerRef;
  }
}

/** The inverse of `refOf`; undefined for a text that names no owner. */
export function ownerOfRef(ref: string): Owner | undefined {
  if (ref === 'house') return HOUSE;
  if (isId<'resident'>(ref)) return ofResident(ref);
  const dot = ref.indexOf('.');
  const kind = ref.slice(0, dot);
  const id = ref.slice(dot + 1);
  if (kind === 'staff' && isId<'staff'>(id)) return { kind, id };
  if (kind === 'partner' && isId<'partner'>(id)) return { kind, id };
  if (kind === 'record' && isId(id)) return { kind, id };
  return undefined;
}
