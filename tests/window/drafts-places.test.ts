// The list of unfinished writing names the forms that keep drafts, each with a door back to it, and no other.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_DOORS } from '../../src/app/doors/use-doors';
import { DRAFT_FORMS, placeOfDraft } from '../../src/app/today/draft-places';
import { INSTRUMENT_IDS } from '../../src/features/progress';

function screensOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return screensOf(path);
    return path.endsWith('.tsx') ? [path] : [];
  });
}

/** Forms as the screens name them; the score sheets name theirs after the instrument. */
function formsOnScreens(): string[] {
  return screensOf('src/features').flatMap((path) => {
    const code = readFileSync(path, 'utf8');
    if (!/use(?:Draft|DraftedForm)\(/.test(code)) return [];
    const named = [...code.matchAll(/form: '([a-z0-9.-]+)'/g)].map(([, form = '']) => form);
    const filing = code.includes('form: FILING_FORM') ? ['drop-notes.file'] : [];
    const sheets = code.includes('form: `progress.record.')
      ? INSTRUMENT_IDS.map((id) => `progress.record.${id}`)
      : [];
    const found = [...named, ...filing, ...sheets];
    expect(found, path).not.toEqual([]);
    return found;
  });
}

const wordsIn = (language: string): Record<string, string> =>
  (
    JSON.parse(readFileSync(`resources/locales/${language}/drafts.json`, 'utf8')) as {
      form: Record<string, string>;
    }
  ).form;

describe('the list of unfinished writing', () => {
  it('has a door to every form that keeps drafts, and to no other', () => {
    const onScreens = formsOnScreens();
    expect(onScreens.length).toBeGreaterThan(12);
    expect([...DRAFT_FORMS].sort()).toEqual([...new Set(onScreens)].sort());
  });

  it.each(['ar', 'en'])('has a name in %s for each of them, and for no other', (language) => {
    const named = Object.keys(wordsIn(language)).filter((key) => key !== 'other');
    expect(named.sort()).toEqual(DRAFT_FORMS.map((form) => form.replaceAll('.', '-')).sort());
  });

  it.each(DRAFT_FORMS)('%s: the door leads to a page that there is', (form) => {
    const [one, other] = ['a'.repeat(26), 'b'.repeat(26)];
    const place = placeOfDraft(form, `${one}.${other}`) ?? '';
    const single = placeOfDraft(form, one) ?? '';
    const pages = ALL_DOORS.map(({ path }) => new RegExp(`^${path.replace(/\$\w+/g, '[\\w-]+')}$`));
    expect(pages.some((page) => page.test(place) || page.test(single))).toBe(true);
  });
});
