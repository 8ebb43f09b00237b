// The one time that stands in whatever is made: that of the newest commit, so that the same commit gives the same bytes.
import { execFileSync } from 'node:child_process';
import { ROOT } from '../setup/places.mjs';
import { stop } from '../setup/say.mjs';

/** Seconds since 1970. `SOURCE_DATE_EPOCH` wins, as everywhere; an archive without Git's history needs it. */
export function dateOfSources() {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given !== undefined && /^\d{1,11}$/.test(given)) return Number(given);
  try {
    const args = ['log', '-1', '--format=%ct'];
    return Number(execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim());
  } catch {
    return stop(['there is no Git history here; say the time of the sources in SOURCE_DATE_EPOCH']);
  }
}
