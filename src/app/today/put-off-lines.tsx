// Which lines of Today this person put off, kept in the vault for them alone; and how many of those are still due.
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownListsContract } from '../../features/own-lists/index';
import { useAnswerText } from '../../ui/answer-text';
import { Button } from '../../ui/button';
import { call, useQueryOf } from '../../ui/call';
import { useFormat } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { type PutOff, PutOffContext } from '../../ui/put-off';
import { showToast } from '../../ui/toast';

export interface PutOffLines {
  readonly value: PutOff;
  readonly count: number;
  readonly setShowsPutOff: (shows: boolean) => void;
  readonly problem: string | undefined;
}

export function usePutOffLines(): PutOffLines {
  const { t } = useTranslation();
  const text = useAnswerText();
  const lists = useQueryOf(ownListsContract.standing, {});
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const [wantsPutOff, setShowsPutOff] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
  const held = lists.value?.putOff;
  const report = useCallback(
    (part: string, found: number) =>
      setCounts((before) =>
        (before.get(part) ?? 0) === found ? before : new Map(before).set(part, found),
      ),
    [],
  );
  const showsPutOff = wantsPutOff && count > 0;
  const value = useMemo((): PutOff => {
    const takeBack = (line: string) =>
      void call(ownListsContract.takeBack, { line }).then((answer) =>
        setProblem(text.answer(answer)),
      );
    return {
      lines: new Map(held?.map(({ line, until }) => [line, until])),
      showsPutOff,
      report,
      takeBack,
      until: async (line, until) => {
        const answer = await call(ownListsContract.putOff, { line, until });
        const trouble = text.answer(answer);
        setProblem(trouble);
        if (answer.kind !== 'done') return trouble;
        showToast({
          text: t('app:today.put-off-done'),
          undo: { label: t('app:today.put-off-undo'), run: () => takeBack(line) },
        });
        return undefined;
      },
    };
  }, [held, showsPutOff, report, text, t]);
  return { value, count, setShowsPutOff, problem: problem ?? lists.problem };
}

/** Between what is due and what was put off. */
export function PutOffSwitch({ lines }: { readonly lines: PutOffLines }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { showsPutOff } = lines.value;
  if (lines.count === 0) return null;
  return (
    <Button icon="clock" onPress={() => lines.setShowsPutOff(!showsPutOff)}>
      {showsPutOff
        ? t('app:today.to-due')
        : t('app:today.to-put-off', { number: format.number(lines.count) })}
    </Button>
  );
}

export function PutOffProblem({ problem }: { readonly problem: string | undefined }): ReactNode {
  return problem === undefined ? null : <Notice tone="needs" title={problem} isLive />;
}

export function PutOffLinesProvider({
  lines,
  children,
}: {
  readonly lines: PutOffLines;
  readonly children: ReactNode;
}) {
  return <PutOffContext value={lines.value}>{children}</PutOffContext>;
}
