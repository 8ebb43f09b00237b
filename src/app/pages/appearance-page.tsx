// How this computer shows the window. It changes nothing in the records and is remembered on this computer only.
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../ui/choice';
import { Stack } from '../../ui/layout';
import { Page } from '../../ui/page';
import { type Preferences, setPreferences } from '../frame/preferences';
import { usePreferences } from '../frame/use-preferences';

const LANGUAGES = ['ar', 'en'] as const;
const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
const DENSITIES = ['roomy', 'normal', 'dense'] as const;

export function AppearancePage() {
  const { t } = useTranslation();
  const { language, theme, density } = usePreferences();
  const set = (change: Partial<{ [K in keyof Preferences]: Preferences[K] | null }>) => {
    setPreferences(change as Partial<Preferences>);
  };
  return (
    <Page
      title={t('office:door.appearance.title')}
      lead={t('office:door.appearance.note')}
      back={{ href: '/office', label: t('office:title') }}
      width="text"
    >
      <Stack gap="l">
        <RadioGroup
          label={t('office:appearance.language')}
          options={LANGUAGES.map((id) => ({ id, text: t(`app:language.${id}`) }))}
          direction="row"
          value={language}
          onChange={(next) => set({ language: next })}
        />
        <RadioGroup
          label={t('office:appearance.theme')}
          options={THEMES.map((id) => ({ id, text: t(`app:theme.${id}`) }))}
          direction="row"
          value={theme}
          onChange={(next) => set({ theme: next })}
        />
        <RadioGroup
          label={t('office:appearance.density')}
          options={DENSITIES.map((id) => ({ id, text: t(`app:density.${id}`) }))}
          direction="row"
          value={density}
          onChange={(next) => set({ density: next })}
        />
      </Stack>
    </Page>
  );
}
