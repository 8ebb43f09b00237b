// On Today, for those who read the trail: a week has passed and nothing of it stands in the register.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { Section } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { audit } from '../contract';

export function SlipDue() {
  const { t } = useTranslation();
  const { value } = useQueryOf(audit.state, {});
  if (value?.slip.isDue !== true) return null;
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
          },
        ]}
      />
    </Section>
  );
}
