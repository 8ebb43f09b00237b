// The papers of one ceremony on the screen: what they are, how they are printed, and the typing back of their parts.
import { useTranslation } from 'react-i18next';
import { useAnswerText } from '../../../ui/answer-text';
import { call } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { PaperSheet } from '../../../ui/paper-sheet';
import { TypedBack } from '../../../ui/typed-back';
import { type PaperName, recovery } from '../../recovery';
import { vault } from '../contract';
import type { CardOnPaper, PapersShown } from '../papers';

interface InHand {
  readonly papers: PapersShown;
}

export function CodeSheet({ papers }: InHand) {
  const { t } = useTranslation();
  const print = usePrinting(papers.ceremony);
  return (
    <PaperSheet
      label={t('vault:recovery.groups')}
      groups={papers.groups}
      words={papers.words}
      onPrint={() => print('code')}
    />
  );
}

/** Nothing where the vault is tied to no computer. */
export function DeviceSheet({ papers }: InHand) {
  const { t } = useTranslation();
  const print = usePrinting(papers.ceremony);
  if (papers.deviceCode.length === 0) return null;
  return (
    <section className="door-panel">
      <div>
        <h2 className="section-title">{t('vault:device.code')}</h2>
        <p className="field-help">{t('vault:device.keep')}</p>
      </div>
      <PaperSheet
        label={t('vault:device.code')}
        groups={papers.deviceCode}
        onPrint={() => print('device')}
      />
    </section>
  );
}

export function CardSheet({ papers, card }: InHand & { readonly card: CardOnPaper }) {
  const { t } = useTranslation();
  const format = useFormat();
  const print = usePrinting(papers.ceremony);
  return (
    <PaperSheet
      label={t('vault:cards.card', { number: format.number(card.index) })}
      groups={card.groups}
      words={card.words}
      onPrint={() => print(`card-${card.index}` as PaperName)}
    />
  );
}

export interface TypeBackProps extends InHand {
  readonly onConfirmed: () => void;
  readonly onShow: () => void;
  /** The vault was restarted: these papers open nothing. */
  readonly onOver: () => void;
}

export function TypeCodeBack({ papers, onConfirmed, onShow, onOver }: TypeBackProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ceremony, asked } = papers;
  return (
    <TypedBack
      parts={asked.map((number) => t('vault:recovery.group', { number: format.number(number) }))}
      lead={t('vault:recovery.type-back')}
      submitLabel={t('vault:recovery.check')}
      showLabel={t('vault:recovery.show')}
      onShow={onShow}
      check={async (typed) => {
        const answer = await call(vault.confirmRecovery, { ceremony, typed });
        if (isCeremonyOver(answer)) onOver();
        return answer;
      }}
      fieldOf={({ group }) => Math.max(0, asked.indexOf(Number(group)))}
      onDone={onConfirmed}
    />
  );
}

export function TypeCardsBack({ papers, onConfirmed, onShow, onOver }: TypeBackProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ceremony, cardsAsked } = papers;
  return (
    <TypedBack
      parts={cardsAsked.map(({ card, part }) =>
        t('vault:cards.part', { card: format.number(card), part: format.number(part) }),
      )}
      lead={t('vault:cards.type-back')}
      submitLabel={t('vault:recovery.check')}
      showLabel={t('vault:cards.show')}
      onShow={onShow}
      check={async (typed) => {
        const answer = await call(vault.confirmCards, { ceremony, typed });
        if (isCeremonyOver(answer)) onOver();
        return answer;
      }}
      fieldOf={({ field }) => Number(field)}
      onDone={onConfirmed}
    />
  );
}

/** The vault was restarted, or the ceremony was ended elsewhere: its papers are good for nothing. */
export function isCeremonyOver(answer: {
  readonly kind: string;
  readonly refusal?: { readonly code: string };
}): boolean {
  return answer.kind === 'refused' && answer.refusal?.code === 'vault.ceremony-over';
}

/** Sends one page to the printer; answers what to say when it did not go. */
function usePrinting(ceremony: string): (paper: PaperName) => Promise<string | undefined> {
  const text = useAnswerText();
  return async (paper) => text.answer(await call(recovery.print, { ceremony, paper }));
}
