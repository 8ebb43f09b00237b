// Where one is on a longer way. It shows, it does not move: the buttons of the page do.
import { useTranslation } from 'react-i18next';
import { useFormat } from './format';
import { Icon } from './icon';

export type StepStatus = 'done' | 'current' | 'todo';

export interface StepsProps {
  readonly label: string;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: StepStatus;
  }[];
}

export function Steps({ label, items }: StepsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className="steps" aria-label={label}>
      {items.map((item, index) => (
        <li
          key={item.id}
          className={`step step-${item.status}`}
          {...(item.status === 'current' ? { 'aria-current': 'step' } : {})}
        >
          <span className="step-mark" aria-hidden="true">
            {item.status === 'done' ? <Icon name="check" size="s" /> : format.digits(index + 1)}
          </span>
          <span>{item.title}</span>
          <span className="visually-hidden">{t(`ui:steps.${item.status}`)}</span>
        </li>
      ))}
    </ol>
  );
}
