// Packs checked parts into a plain ZIP without compression, so that the sheet reader meets nothing unchecked
// and needs no worker thread to unpack it.

export interface StoredPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function storedZip(parts: readonly StoredPart[]): ArrayBuffer {
  const named = parts.map((part) => ({ ...part, nameBytes: new TextEncoder().encode(part.name) }));
  const bodies = named.reduce(
    (sum, part) => sum + 30 + part.nameBytes.length + part.bytes.length,
    0,
  );
  const central = named.reduce((sum, part) => sum + 46 + part.nameBytes.length, 0);
  const out = new Uint8Array(bodies + central + 22);
  const view = new DataView(out.buffer);
  let at = 0;
  let listAt = bodies;
  for (const part of named) {
    writeEntry(view, { at: listAt, signature: 0x02014b50, shift: 2 }, part);
    view.setUint32(listAt + 42, at, true);
    out.set(part.nameBytes, listAt + 46);
    listAt += 46 + part.nameBytes.length;
    writeEntry(view, { at, signature: 0x04034b50, shift: 0 }, part);
    out.set(part.nameBytes, at + 30);
    out.set(part.bytes, at + 30 + part.nameBytes.length);
    at += 30 + part.nameBytes.length + part.bytes.length;
  }
  view.setUint32(listAt, 0x06054b50, true);
  view.setUint16(listAt + 8, named.length, true);
  view.setUint16(listAt + 10, named.length, true);
  view.setUint32(listAt + 12, central, true);
  view.setUint32(listAt + 16, bodies, true);
  return out.buffer;
}

// The list entry repeats the local header two bytes later. The sheet reader does not check CRCs: left zero.
function writeEntry(
  view: DataView,
  place: { readonly at: number; readonly signature: number; readonly shift: 0 | 2 },
  part: StoredPart & { readonly nameBytes: Uint8Array },
): void {
  const start = place.at + place.shift;
  view.setUint32(place.at, place.signature, true);
  if (place.shift === 2) view.setUint16(place.at + 4, 20, true);
  view.setUint16(start + 4, 20, true);
  view.setUint16(start + 6, 0x0800, true);
  view.setUint32(start + 18, part.bytes.length, true);
  view.setUint32(start + 22, part.bytes.length, true);
  view.setUint16(start + 26, part.nameBytes.length, true);
}
