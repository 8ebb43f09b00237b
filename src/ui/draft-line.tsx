// One quiet line under a form: what is written here is kept, and since when.
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import type { Draft } from './draft';
import { useFormat } from './format';
import { Text } from './layout';
import { Notice } from './notice';

export interface DraftLineProps {
  readonly draft: Draft;
  /** Empties the form again. */
  readonly onStartAfresh: () => void;
}

/** Stands above the fields when something came back from a draft. */
export function DraftNotice({ draft, onStartAfresh }: DraftLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (draft.restoredFrom === undefined) return null;
  const startAfresh = () => {
    void draft.discard();
    onStartAfresh();
  };
  return (
    <Notice
      isLive
      title={t('drafts:restored', { at: format.instant(draft.restoredFrom) })}
      actions={
        <Button size="small" onPress={startAfresh}>
          {t('drafts:start-afresh')}
        </Button>
      }
    >
      {t('drafts:restored-help')}
    </Notice>
  );
}

/** Stands beside the send button. */
export function DraftSaved({ draft }: Pick<DraftLineProps, 'draft'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (draft.savedAt === undefined) return null;
  return (
    <Text tone="muted" size="small">
      {t('drafts:saved-at', { at: format.time(draft.savedAt) })}
    </Text>
  );
}
