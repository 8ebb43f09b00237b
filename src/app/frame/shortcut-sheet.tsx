// The keyboard map on one sheet (Ctrl+/).
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/bidi';
import { Dialog } from '../../ui/dialog';

const MAP = [
  { id: 'search', keys: 'Ctrl+K' },
  { id: 'new-resident', keys: 'Ctrl+N' },
  { id: 'save', keys: 'Ctrl+S' },
  { id: 'rooms', keys: 'Ctrl+1…4' },
  { id: 'panes', keys: 'F6' },
  { id: 'back', keys: 'Alt+←' },
  { id: 'hide', keys: 'F9' },
  { id: 'lock', keys: 'Ctrl+Shift+L' },
  { id: 'panic', keys: 'Ctrl+Shift+F9' },
  { id: 'sheet', keys: 'Ctrl+/' },
  { id: 'close', keys: 'Esc' },
] as const;

export function ShortcutSheet(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const mirrored = i18n.language === 'ar';
  return (
    <Dialog {...props} title={t('app:shortcuts.title')}>
      <dl className="shortcuts">
        {MAP.map((line) => (
          <div key={line.id}>
            <dt>{t(`app:shortcuts.${line.id}`)}</dt>
            <dd>
              <Kbd keys={line.id === 'back' && mirrored ? 'Alt+→' : line.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
