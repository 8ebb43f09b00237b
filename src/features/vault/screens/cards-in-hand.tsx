// Three cards one after the other, each for another person, then parts of two of them typed back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import type { PapersShown } from '../papers';
import { CardSheet, TypeCardsBack } from './papers-in-hand';
import { StepBack } from './step-back';

export interface CardsInHandProps {
  readonly papers: PapersShown;
  readonly onConfirmed: () => void;
  readonly onLeave: () => void;
  readonly onOver: () => void;
}

export function CardsInHand({ papers, onConfirmed, onLeave, onOver }: CardsInHandProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [at, setAt] = useState(0);
  const card = papers.cards[at];
  if (card === undefined) {
    return (
      <TypeCardsBack
        papers={papers}
        onConfirmed={onConfirmed}
        onShow={() => setAt(0)}
        onOver={onOver}
      />
    );
  }
  return (
    <Stack gap="l">
      <div>
        <h2 className="section-title" aria-live="polite">
          {t('vault:cards.of', {
            number: format.number(card.index),
            total: format.number(papers.cards.length),
          })}
        </h2>
        <p className="field-help">{t('vault:cards.hand-over')}</p>
      </div>
      <CardSheet papers={papers} card={card} />
      <div className="form-actions">
        <Button kind="primary" onPress={() => setAt(at + 1)}>
          {t(at + 1 < papers.cards.length ? 'vault:cards.next' : 'vault:cards.check')}
        </Button>
        <StepBack onPress={() => (at === 0 ? onLeave() : setAt(at - 1))} />
      </div>
    </Stack>
  );
}
