// A lawful restore: the trail says itself that what was seen of it later is gone, and from here counts anew.
import { answerAlarm, openAlarm } from './audit/alarm';
import type { CheckpointHead } from './audit/checkpoint';
import type { OpenVault } from './open-vault';

export interface EpochGap {
  readonly at: string;
  /** The newest checkpoint anybody still knows of the trail before the restore; undefined when nobody does. */
  readonly witnessed: CheckpointHead | undefined;
  /** What was restored: codes and numbers such as the backup's id and volume label; sealed. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/**
 * Declares a new epoch in the restored and unlocked vault, in a transaction of its own. The event names the last
 * witnessed checkpoint and how many events are missing; an alarm that is about nothing else is answered by it.
 */
export function declareEpoch(vault: OpenVault, gap: EpochGap): void {
  const size = vault.audit.size();
  const { witnessed, details, at } = gap;
  vault.writing(() => {
    vault.record({
      at,
      verb: 'audit.epoch',
      outcome: 'done',
      beginsEpoch: true,
      facts: {
        size,
        witnessed: witnessed?.size ?? 0,
        root: witnessed?.root ?? '',
        missing: Math.max(0, (witnessed?.size ?? 0) - size),
      },
      ...(details === undefined ? {} : { details }),
    });
    vault.keepCheckpoint();
    const alarm = openAlarm(vault.records);
    const isExplained =
      alarm?.kind === 'smaller' && (alarm.witness?.size ?? 0) <= (witnessed?.size ?? 0);
    if (alarm !== undefined && isExplained) answerAlarm(vault.records, alarm);
  });
  vault.seal.remember(0);
}
