// The work on backups. What is checked is told as it was found, also when it was found bad.
import type { OutputOf } from '../../kernel/operation';
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { backups, BackupReport } from './contract';
import { latest, mustBeRefreshed, remindersOf } from './medium';
import type { BackupsRead, BackupsWrite, LookedAtBackup } from './records';

export const backupsUseCases: UseCases<typeof backups, BackupsRead, BackupsWrite> = {
  overview: (_input, { records, now }) => ok(overview(records, now)),
  async *make({ folderToken }, { records, commit }) {
    const made = yield* records.make(folderToken);
    if (!made.ok) return made;
    return commit((writing) => {
      const { medium, isNew } = writing.keepBackup(made.value);
      const { ordinal, label } = medium;
      return ok({ ...made.value, ordinal, label, isNewMedium: isNew });
    });
  },
  async *check({ folderToken }, { records, now, commit }) {
    const seen = yield* records.check(folderToken);
    if (!seen.ok) return seen;
    return commit((writing) => ok(keptReport(writing, seen.value, { what: 'check', now })));
  },
  async *drill({ folderToken }, { records, now, commit }) {
    const seen = yield* records.drill(folderToken);
    if (!seen.ok) return seen;
    return commit((writing) => ok(keptReport(writing, seen.value, { what: 'drill', now })));
  },
  look: ({ folderToken }, { records }) => records.look(folderToken),
  restore: (input, { records }) => records.restore(input),
  salvage: (input, { records }) => records.salvage(input),
  nameMedium({ mediumId, label }, { records }) {
    return records.nameMedium(mediumId, label) ? ok({}) : refuse('backups.medium-unknown');
  },
  endMedium({ mediumId, state, reason }, { records, now }) {
    const medium = records.media().find(({ id }) => id === mediumId);
    if (medium === undefined) return refuse('backups.medium-unknown');
    if (medium.state !== 'in-use') return refuse('backups.medium-ended');
    records.endMedium(mediumId, { state, reason, at: now });
    return ok({});
  },
};

function overview(records: BackupsRead, now: string): OutputOf<typeof backups.overview> {
  const media = records.media();
  const erasures = records.erasures();
  return {
    media: media.map((medium) => ({
      ...medium,
      mustBeRefreshed: mustBeRefreshed(medium, erasures),
    })),
    lastBackupAt: latest(media.map(({ lastBackupAt }) => lastBackupAt)),
    lastCheckedAt: latest(media.flatMap((one) => [one.lastCheckedAt, one.lastDrilledAt])),
    lastDrilledAt: latest(media.map(({ lastDrilledAt }) => lastDrilledAt)),
    reminders: [...remindersOf(media, { now, erasures })],
  };
}

/** A medium on which something was found bad is not noted as checked. */
function keptReport(
  records: BackupsWrite,
  { findings, ...backup }: LookedAtBackup,
  { what, now }: { readonly what: 'check' | 'drill'; readonly now: string },
): BackupReport {
  const sound = findings.every(({ good }) => good);
  const listed = records.media().find(({ id }) => id === backup.mediumId);
  if (sound) records.keepLook(backup.mediumId, what, now);
  const { label = null, ordinal = 0 } = listed ?? {};
  return { ...backup, label, ordinal, sound, findings: [...findings] };
}
