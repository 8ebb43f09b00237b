// The settings as whoever may not change them reads them.
import { Facts } from '../../../ui/layout';
import { SETTING_FIELDS, settingText } from '../change';
import type { ShelterSettings } from '../shelter';
import { useSettingWords } from './setting-words';

export function SettingsFacts({ settings }: { readonly settings: ShelterSettings }) {
  const words = useSettingWords();
  return (
    <Facts
      items={SETTING_FIELDS.map((field) => ({
        term: words.label(field),
        value: words.value(field, settingText(settings, field)),
      }))}
    />
  );
}
