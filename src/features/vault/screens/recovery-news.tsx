// What nobody may overlook: that the papers were used, on every page until a manager takes note; and that they are due to be tried.
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { Button } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { Notice } from '../../../ui/notice';
import { PutOffButton, useDueLines } from '../../../ui/put-off';
import { useMay, useSession } from '../../../ui/session';
import { recovery } from '../../recovery';

type Use = OutputOf<typeof recovery.alarms>['uses'][number];

/** Over every page, for everyone. */
export function RecoveryAlarm() {
  const { t } = useTranslation();
  const { value } = useQueryOf(recovery.alarms, {});
  if (value === undefined || value.uses.length === 0) return null;
  return (
    <aside className="recovery-alarm" aria-label={t('recovery:alarm.label')}>
      {value.uses.map((use) => (
        <Alarm key={use.id} use={use} />
      ))}
    </aside>
  );
}

function Alarm({ use }: { readonly use: Use }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isManager = useMay({ reporting: 'write', audit: 'read' });
  const { run, isPending, problem } = useCommand(recovery.acknowledge);
  return (
    <Notice
      tone="needs"
      title={t(`recovery:alarm.${use.way}`, { at: format.instant(use.at), code: use.code })}
      actions={
        isManager ? (
          <Button size="small" isPending={isPending} onPress={() => void run({ id: use.id })}>
            {t('recovery:alarm.acknowledge')}
          </Button>
        ) : null
      }
    >
      {problem ?? t(`recovery:alarm.help-${use.way}`)}
    </Notice>
  );
}

/** On Today, for whoever may try the papers. */
export function DrillDue() {
  return useSession().role === 'manager' ? <Due /> : null;
}

const DRILL = 'recovery.drill';
const asItIs = (line: string): string => line;

function Due() {
  const { t } = useTranslation();
  const { value } = useQueryOf(recovery.standing, {});
  const lines = useDueLines('recovery', value?.isDrillDue === true ? [DRILL] : [], asItIs);
  if (lines.length === 0) return null;
  return (
    <Section title={t('recovery:title')}>
      <DoorList
        label={t('recovery:title')}
        items={[
          {
            id: 'drill',
            icon: 'shield',
            href: '/office/recovery/drill',
            title: t('recovery:due.title'),
            note: t('recovery:due.text'),
            acts: <PutOffButton line={DRILL} about={t('recovery:due.title')} />,
          },
        ]}
      />
    </Section>
  );
}
