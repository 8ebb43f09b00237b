// The trail for those who may read it: its lines in plain sentences, its checks, and those who remember it.
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page';
import { Stack } from '../../../ui/layout';
import { Tabs } from '../../../ui/tabs';
import { TrailAlarm } from './trail-alarm';
import { TrailChecks } from './trail-checks';
import { TrailExport } from './trail-export';
import { TrailLines } from './trail-lines';
import { TrailWitnesses } from './trail-witnesses';

export function AuditScreen() {
  const { t } = useTranslation();
  return (
    <Page
      title={t('audit:title')}
      lead={t('audit:lead')}
      back={{ href: '/office', label: t('office:title') }}
      width="wide"
    >
      <Stack gap="l">
        <TrailAlarm />
        <Tabs
          label={t('audit:title')}
          items={[
            { id: 'lines', title: t('audit:tab.lines'), content: <TrailLines /> },
            { id: 'checks', title: t('audit:checks.title'), content: <TrailChecks /> },
            { id: 'witnesses', title: t('audit:witness.title'), content: <TrailWitnesses /> },
            { id: 'export', title: t('audit:export.title'), content: <TrailExport /> },
          ]}
        />
      </Stack>
    </Page>
  );
}
