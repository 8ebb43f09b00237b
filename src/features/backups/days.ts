// Ages in whole days between two instants; never negative, whatever the computer's clock did.
const DAY_MS = 86_400_000;

export function wholeDaysBetween(earlier: string, later: string): number {
  return Math.max(0, Math.floor((Date.parse(later) - Date.parse(earlier)) / DAY_MS));
}
