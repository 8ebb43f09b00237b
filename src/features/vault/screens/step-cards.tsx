// Three cards for three people outside the office, any two of which open the vault. A shelter may go without them,
// and then the vault is written to disk and opened.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useCommand } from '../../../ui/call';
import { Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { type OpenSession, vault } from '../contract';
import type { PapersShown } from '../papers';
import { CardsInHand } from './cards-in-hand';
import { isCeremonyOver } from './papers-in-hand';
import { StepBack } from './step-back';

export interface StepCardsProps {
  readonly papers: PapersShown;
  readonly isTraining: boolean;
  readonly onOpened: (session: OpenSession) => void;
  readonly onBack: () => void;
  readonly onOver: () => void;
}

export function StepCards({ papers, isTraining, onOpened, onBack, onOver }: StepCardsProps) {
  const { t } = useTranslation();
  const [isTaking, setTaking] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const { run, isPending, problem } = useCommand(vault.setUp);
  const finish = async () => {
    const { ceremony } = papers;
    const answer = await run({ ceremony, training: isTraining, cards: isTaken });
    if (answer.kind === 'done') onOpened(answer.value);
    if (isCeremonyOver(answer)) onOver();
  };
  if (isTaking && !isTaken) {
    return (
      <CardsInHand
        papers={papers}
        onConfirmed={() => setTaken(true)}
        onLeave={() => setTaking(false)}
        onOver={onOver}
      />
    );
  }
  return (
    <Stack gap="l">
      {problem === undefined ? null : <Notice tone="needs" title={problem} isLive />}
      {isTaken ? (
        <Notice tone="done" title={t('vault:cards.taken')} isLive>
          {t('vault:cards.taken-help')}
        </Notice>
      ) : (
        <Notice title={t('vault:cards.why-title')}>{t('vault:cards.why')}</Notice>
      )}
      <div className="form-actions">
        {isTaken ? null : (
          <Button onPress={() => setTaking(true)} isDisabled={isPending}>
            {t('vault:cards.take')}
          </Button>
        )}
        <Button kind="primary" onPress={() => void finish()} isPending={isPending}>
          {t(isTaken ? 'vault:purpose.finish' : 'vault:cards.without')}
        </Button>
        <StepBack onPress={onBack} isDisabled={isPending} />
      </div>
    </Stack>
  );
}
