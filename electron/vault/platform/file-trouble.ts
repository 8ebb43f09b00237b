// What a chosen folder answers when it does not take a file.

/** False when the folder took nothing: full, taken out, read-only, or holding a file of that name already. */
export function wrote(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (isFileTrouble(error)) return false;
    throw error;
  }
}

export function isFileTrouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code));
}
