// On Today, for those who read the trail: a week has passed and nothing of it stands in the register.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { Section } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { PutOffButton, useDueLines } from '../../../ui/put-off';
import { audit } from '../contract';

const SLIP = 'audit.slip';
const asItIs = (line: string): string => line;

export function SlipDue() {
  const { t } = useTranslation();
  const { value } = useQueryOf(audit.state, {});
  const lines = useDueLines('audit-slip', value?.slip.isDue === true ? [SLIP] : [], asItIs);
  if (lines.length === 0) return null;
  return (
    <Section title={t('audit:title')}>
      <DoorList
        label={t('audit:title')}
        items={[
          {
            id: 'slip',
            href: '/office/audit',
            icon: 'shield',
            title: t('audit:witness.slip-due'),
            note: t('audit:witness.slip-due-what'),
            acts: <PutOffButton line={SLIP} about={t('audit:witness.slip-due')} />,
          },
        ]}
      />
    </Section>
  );
}
