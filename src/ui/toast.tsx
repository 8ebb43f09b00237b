// A short word after something went well and can be undone. Anything important stays on a page instead.
// The only file that knows React Aria's unstable toast.
import {
  UNSTABLE_ToastQueue as Queue,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as Content,
  UNSTABLE_ToastRegion as Region,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button';
import { Icon } from './icon';

export interface ToastWords {
  /** No personal data: a toast may outlive the page. */
  readonly text: string;
  readonly undo?: { readonly label: string; readonly run: () => void };
}

const queue = new Queue<ToastWords>({ maxVisibleToasts: 2 });
const SHOWN_FOR = 10_000;

export function showToast(words: ToastWords): void {
  queue.add(words, { timeout: SHOWN_FOR });
}

export function clearToasts(): void {
  queue.clear();
}

export function ToastRegion() {
  const { t } = useTranslation();
  return (
    <Region queue={queue} className="toasts" aria-label={t('ui:toast.region')}>
      {({ toast }) => (
        <AriaToast toast={toast} className="toast">
          <Icon name="done" />
          <Content className="toast-words">{toast.content.text}</Content>
          {toast.content.undo === undefined ? null : (
            <Button
              kind="quiet"
              size="small"
              onPress={() => {
                toast.content.undo?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.undo.label}
            </Button>
          )}
          <IconButton slot="close" icon="close" label={t('ui:close')} />
        </AriaToast>
      )}
    </Region>
  );
}
