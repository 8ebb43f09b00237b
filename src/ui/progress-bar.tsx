// Long work says how far it is and can be stopped.
import { useState } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { useFormat } from './format';

export interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly step?: string;
  /** In place of `done of total`, where these are no numbers for a reader (bytes). */
  readonly amount?: string;
  readonly onCancel?: () => void;
}

export function ProgressBar(props: ProgressBarProps) {
  const { label, done, total, step, onCancel } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const share = total === 0 ? 0 : Math.min(1, done / total);
  const [isStopping, setStopping] = useState(false);
  const amount =
    props.amount ??
    t('ui:progress.amount', { done: format.number(done), total: format.number(total) });
  return (
    <div className="progress">
      <AriaProgressBar
        value={share * 100}
        valueLabel={format.percent(share)}
        aria-label={label}
        className="progress-bar"
      >
        {({ valueText }) => (
          <>
            <span className="progress-words">
              <span>{label}</span>
              <span className="numeric">{valueText}</span>
            </span>
            <svg
              className="progress-track"
              viewBox="0 0 100 2"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect className="progress-ground" width="100" height="2" />
              <rect className="progress-fill" width={share * 100} height="2" />
            </svg>
          </>
        )}
      </AriaProgressBar>
      <div className="progress-foot">
        <span className="numeric">{step === undefined ? amount : `${step} – ${amount}`}</span>
        {onCancel === undefined ? null : (
          <Button
            kind="quiet"
            size="small"
            isDisabled={isStopping}
            onPress={() => {
              setStopping(true);
              onCancel();
            }}
          >
            {isStopping ? t('ui:progress.stopping') : t('ui:progress.cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A quiet line while the vault is asked. */
export function Loading({ label }: { readonly label?: string }) {
  const { t } = useTranslation();
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {label ?? t('ui:loading')}
    </p>
  );
}
