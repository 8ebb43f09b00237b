// The staff code last used on this computer. A code, not a name; the passphrase is never kept.
const KEY = 'kanaf.last-code';

export function lastCode(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function keepLastCode(code: string): void {
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Without storage the code is typed each time.
  }
}
