// A secret as it goes on paper: numbered groups in both digit sets and, besides, numbered English words.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeDigits } from '../kernel/digits';
import { Button } from './button';
import { STAYS_HERE } from './copying';
import { useFormat } from './format';
import { useShortcut } from './keyboard';
import { Stack, Text } from './layout';

export interface PaperSheetProps {
  /** What the paper is, for the list of groups and for the printing button. */
  readonly label: string;
  readonly groups: readonly string[];
  readonly words?: readonly string[];
  /** Sends the page to a printer; answers a sentence when that did not work. */
  readonly onPrint?: () => Promise<string | undefined>;
}

export function PaperSheet({ label, groups, words = [], onPrint }: PaperSheetProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="m">
      <ol className="paper-groups" aria-label={label} {...STAYS_HERE}>
        {groups.map((digits, index) => (
          <Group key={`${index}-${digits}`} number={index + 1} digits={digits} />
        ))}
      </ol>
      {words.length === 0 ? null : (
        <details className="paper-words">
          <summary>{t('ui:paper.words', { count: words.length })}</summary>
          <ol dir="ltr" lang="en" {...STAYS_HERE}>
            {words.map((word, index) => (
              <li key={`${index}-${word}`}>
                <span className="paper-number">{index + 1}</span> <b>{word}</b>
              </li>
            ))}
          </ol>
        </details>
      )}
      {onPrint === undefined ? null : <PrintLine label={label} onPrint={onPrint} />}
    </Stack>
  );
}

function Group({ number, digits }: { readonly number: number; readonly digits: string }) {
  const format = useFormat();
  const usual = format.digits(digits);
  const other = usual === digits ? writeDigits(digits, 'arab') : digits;
  return (
    <li className="paper-group">
      <span className="paper-number">{format.number(number)}</span>
      <span className="paper-digits">
        <bdi dir="ltr" className="paper-main">
          {usual}
        </bdi>
        <bdi dir="ltr" className="paper-other" aria-hidden="true">
          {other}
        </bdi>
      </span>
    </li>
  );
}

function PrintLine({ label, onPrint }: Required<Pick<PaperSheetProps, 'label' | 'onPrint'>>) {
  const { t } = useTranslation();
  const [isPrinting, setPrinting] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const print = async () => {
    setPrinting(true);
    setProblem(await onPrint());
    setPrinting(false);
  };
  useShortcut('Ctrl+P', () => void print(), { isEnabled: !isPrinting });
  return (
    <div>
      <Button icon="print" size="small" isDisabled={isPrinting} onPress={() => void print()}>
        {t('ui:paper.print', { label })}
      </Button>
      <div role="status">{problem === undefined ? null : <Text tone="muted">{problem}</Text>}</div>
    </div>
  );
}
