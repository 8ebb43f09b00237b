// The three states of every page that asks the vault: waiting, refused, answered.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import type { Asked } from './call';
import { Notice } from './notice';
import { Loading } from './progress-bar';

export interface QueryStateProps<Value> {
  readonly of: Asked<Value>;
  readonly children: (value: Value) => ReactNode;
}

export function QueryState<Value>({ of, children }: QueryStateProps<Value>) {
  const { t } = useTranslation();
  if (of.value !== undefined) return <>{children(of.value)}</>;
  if (of.problem === undefined) return <Loading />;
  return (
    <Notice
      tone="needs"
      title={of.problem}
      isLive
      actions={
        <Button size="small" onPress={of.reload}>
          {t('ui:try-again')}
        </Button>
      }
    />
  );
}
