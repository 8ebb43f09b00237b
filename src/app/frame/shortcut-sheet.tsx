// The keyboard map on one sheet (Ctrl+/), read from the same lists that the keys are heard by.
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/bidi';
import { Dialog } from '../../ui/dialog';
import { useSession } from '../../ui/session';
import { doorsToKeys } from '../doors/use-doors';
import { WINDOW_KEYS } from './frame-keys';

export function ShortcutSheet(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const doors = doorsToKeys(session).map(({ id, title, shortcut = '' }) => ({
    id,
    text: t(title),
    keys: shortcut,
  }));
  const ofWindow = WINDOW_KEYS.map(({ id, keys }) => ({
    id,
    text: t(`app:shortcuts.${id}`),
    keys: asArrow(keys, i18n.language === 'ar'),
  }));
  return (
    <Dialog {...props} title={t('app:shortcuts.title')} size="wide">
      <dl className="shortcuts">
        {[...doors, ...ofWindow].map((line) => (
          <div key={line.id}>
            <dt>{line.text}</dt>
            <dd>
              <Kbd keys={line.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** Back points to where one came from: to the start of the line. */
function asArrow(keys: string, isMirrored: boolean): string {
  return keys.replace('Back', isMirrored ? '→' : '←').replace('Forward', isMirrored ? '←' : '→');
}
