// The way to the signing code, which comes late: see `signing/desk`.
type SigningDesk = typeof import('./summary-desk');

let desk: SigningDesk | undefined;

/** Loads the signing code; the first time takes a moment. */
export async function fetchSigning(): Promise<SigningDesk> {
  desk ??= await import('./summary-desk');
  return desk;
}

/** The signing code inside a transaction, which waits for nothing. Throws where `fetchSigning` was not awaited before. */
export function signingDesk(): SigningDesk {
  if (desk === undefined)
    throw new Error('the signing code was not fetched before the transaction');
  return desk;
}
