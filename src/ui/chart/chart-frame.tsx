// What every chart has around it: its title, what it says in a sentence, and the same figures as a table.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button';

export interface ChartFrameProps {
  readonly title: string;
  readonly sentence: string;
  readonly drawing: ReactNode;
  readonly table: ReactNode;
  readonly legend?: ReactNode;
}

export function ChartFrame({ title, sentence, drawing, table, legend }: ChartFrameProps) {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  return (
    <figure className="chart">
      <div className="chart-head">
        <figcaption className="chart-title">{title}</figcaption>
        <Button
          kind="quiet"
          size="small"
          icon={isTable ? 'chart' : 'table'}
          onPress={() => setTable(!isTable)}
        >
          {isTable ? t('ui:chart.as-drawing') : t('ui:chart.as-table')}
        </Button>
      </div>
      <p className="chart-sentence">{sentence}</p>
      {isTable ? table : drawing}
      {isTable ? null : legend}
    </figure>
  );
}
