// The shelter's settings: everybody who works here may read them, the manager changes them, and what was stays in view.
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../ui/call';
import { Stack } from '../../../ui/layout';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { useMay } from '../../../ui/session';
import { shelter } from '../contract';
import { FormerSettings } from './former-settings';
import { SettingsFacts } from './settings-facts';
import { SettingsForm } from './settings-form';

export function SettingsScreen() {
  const { t } = useTranslation();
  const mayChange = useMay({ reporting: 'write', audit: 'read' });
  const found = useQueryOf(shelter.settings, {});
  return (
    <Page
      title={t('shelter:title')}
      lead={t(mayChange ? 'shelter:lead' : 'shelter:lead-reader')}
      back={{ href: '/office', label: t('office:title') }}
      width="form"
    >
      <QueryState of={found}>
        {(value) =>
          mayChange ? (
            <Stack gap="l">
              <SettingsForm key={value.version} kept={value} />
              <FormerSettings />
            </Stack>
          ) : (
            <SettingsFacts settings={value.settings} />
          )
        }
      </QueryState>
    </Page>
  );
}
