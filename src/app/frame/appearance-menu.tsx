// Language, colours and density, changed at once wherever one is: page, focus and unsaved text stay.
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import { MenuButton } from '../../ui/menu';
import { setPreferences } from './preferences';
import { usePreferences } from './use-preferences';

/** Changes the language at once; page, focus and unsaved text stay. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const other = language === 'ar' ? 'en' : 'ar';
  return (
    <AriaButton
      className="button button-quiet"
      onPress={() => setPreferences({ language: other })}
      aria-label={t('app:language.switch')}
    >
      <Icon name="languages" />
      <span className="button-words" lang={other}>
        {t(`app:language.${other}`)}
      </span>
    </AriaButton>
  );
}

export function AppearanceMenu() {
  const { t } = useTranslation();
  const { theme, density } = usePreferences();
  const themes = (['system', 'light', 'dark', 'contrast'] as const).map((id) => ({
    id: `theme:${id}`,
    text: t(`app:theme.${id}`),
    isChosen: theme === id,
    run: () => setPreferences({ theme: id }),
  }));
  const densities = (['roomy', 'normal', 'dense'] as const).map((id) => ({
    id: `density:${id}`,
    text: t(`app:density.${id}`),
    isChosen: density === id,
    startsGroup: id === 'roomy',
    run: () => setPreferences({ density: id }),
  }));
  const items = [...themes, ...densities];
  return (
    <MenuButton
      label={t('app:appearance')}
      icon="theme"
      isIconOnly
      items={items}
      onAction={(id) => items.find((item) => item.id === id)?.run()}
    />
  );
}
