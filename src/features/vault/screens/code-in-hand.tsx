// The recovery code on its way to paper: shown once, then typed back in part. Without that proof nothing is finished.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { CodeSheet, DeviceSheet, type TypeBackProps, TypeCodeBack } from './papers-in-hand';

export interface CodeInHandProps extends Omit<TypeBackProps, 'onShow'> {
  readonly isTyping: boolean;
  readonly onTyping: (isTyping: boolean) => void;
  /** Stands beside the button that goes on, while the code is shown. */
  readonly secondary?: ReactNode;
}

export function CodeInHand({ isTyping, onTyping, secondary, ...props }: CodeInHandProps) {
  const { t } = useTranslation();
  if (isTyping) return <TypeCodeBack {...props} onShow={() => onTyping(false)} />;
  return (
    <Stack gap="l">
      <Notice tone="needs" title={t('vault:recovery.keep-title')}>
        {t('vault:recovery.keep')}
      </Notice>
      <CodeSheet papers={props.papers} />
      <DeviceSheet papers={props.papers} />
      <div className="form-actions">
        <Button kind="primary" onPress={() => onTyping(true)}>
          {t('vault:recovery.written')}
        </Button>
        {secondary}
      </div>
    </Stack>
  );
}
