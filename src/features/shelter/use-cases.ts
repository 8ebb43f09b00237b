// Reading the shelter's settings and changing them. What was is kept; what is signed into a certificate stays.
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import { settingChanges } from './change';
import type { FormerChange, shelter } from './contract';
import type { FormerSettings, KeptSettings, ShelterRead, ShelterWrite } from './records';

export const shelterUseCases: UseCases<typeof shelter, ShelterRead, ShelterWrite> = {
  settings: (_input, { records }) =>
    ok({ ...records.current(), codeIsSigned: records.codeIsSigned() }),

  former: (_input, { records }) => ok({ changes: changesOf(records.current(), records.former()) }),

  change: ({ expectedVersion, settings }, { records, now }) => {
    const current = records.current();
    if (current.version !== expectedVersion) return refuse('shelter.changed-meanwhile');
    const changed = settingChanges(current.settings, settings);
    if (changed.length === 0) return refuse('shelter.nothing-changed');
    const isNewCode = changed.some(({ field }) => field === 'facilityCode');
    if (isNewCode && records.codeIsSigned()) return refuse('shelter.code-is-signed');
    const newlyNever = settings.neverAdmits.filter(
      (group) => !current.settings.neverAdmits.includes(group),
    );
    const [group] = records.groupsInHouse(newlyNever);
    if (group !== undefined) return refuse('shelter.group-lives-here');
    records.save(settings, now);
    return ok({ version: expectedVersion + 1, changed: [...changed] });
  },
};

/** Each former state beside the one that followed it. */
function changesOf(current: KeptSettings, former: readonly FormerSettings[]): FormerChange[] {
  return former.map(({ settings, until, staffCode }, index) => {
    const next = former[index - 1] ?? current;
    return { at: until, staffCode, changed: [...settingChanges(settings, next.settings)] };
  });
}
