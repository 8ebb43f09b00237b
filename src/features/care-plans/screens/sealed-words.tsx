// One sealed text of a plan: its words, or in calm words why they are not shown.
import { useTranslation } from 'react-i18next';
import type { Sealed } from '../../../kernel/sealed';
import { Bidi } from '../../../ui/bidi';

interface Props<Value> {
  readonly part: Sealed<Value>;
  readonly pick: (value: Value) => string | undefined;
  /** Shown when nothing was written. */
  readonly otherwise: string;
}

export function SealedWords<Value>({ part, pick, otherwise }: Props<Value>) {
  const { t } = useTranslation();
  if (part.state === 'closed') return <>{t('care-plans:part.closed')}</>;
  if (part.state === 'unreadable') return <>{t('care-plans:part.unreadable')}</>;
  const words = part.state === 'open' ? pick(part.value) : undefined;
  return words === undefined ? <>{otherwise}</> : <Bidi>{words}</Bidi>;
}
