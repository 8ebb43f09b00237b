// New papers for an open vault: the old ones are typed, the new ones shown and typed back in part, then put in force.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { call, useCommand } from '../../../ui/call';
import { Stack } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { PaperProof } from '../../../ui/paper-proof';
import type { OutputOf } from '../../../kernel/operation';
import { recovery } from '../../recovery';
import type { PapersShown } from '../papers';
import { CardsInHand } from './cards-in-hand';
import { CodeInHand } from './code-in-hand';
import { isCeremonyOver } from './papers-in-hand';

type What = 'code' | 'cards';
type Place =
  | { readonly at: 'proof'; readonly isOver?: boolean }
  | { readonly at: 'paper' | 'typing' | 'keep'; readonly papers: PapersShown }
  | { readonly at: 'kept'; readonly isInForce: boolean };

export function NewCodeScreen() {
  return <NewPapers what="code" />;
}

export function NewCardsScreen() {
  return <NewPapers what="cards" />;
}

function NewPapers({ what }: { readonly what: What }) {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Place>({ at: 'proof' });
  const over = () => setPlace({ at: 'proof', isOver: true });
  return (
    <Page
      title={t(`recovery:${what}.page`)}
      lead={t(`recovery:${what}.lead`)}
      back={{ href: '/office/recovery', label: t('recovery:title') }}
      width="text"
    >
      {place.at === 'proof' ? (
        <Stack gap="l">
          {place.isOver === true ? <Notice tone="needs" title={t('recovery:over')} /> : null}
          <PaperProof
            submitLabel={t('recovery:make')}
            prove={(proof) => call(recovery.makePapers, { proof, what })}
            onProved={(papers) => setPlace({ at: 'paper', papers })}
          />
        </Stack>
      ) : null}
      {place.at === 'paper' || place.at === 'typing' ? (
        <Shown what={what} place={place} onPlace={setPlace} onOver={over} />
      ) : null}
      {place.at === 'keep' ? (
        <Keep
          papers={place.papers}
          onKept={({ isInForce }) => setPlace({ at: 'kept', isInForce })}
          onOver={over}
        />
      ) : null}
      {place.at === 'kept' ? <Kept what={what} isInForce={place.isInForce} /> : null}
    </Page>
  );
}

interface ShownProps {
  readonly what: What;
  readonly place: Extract<Place, { readonly papers: PapersShown }>;
  readonly onPlace: (place: Place) => void;
  readonly onOver: () => void;
}

function Shown({ what, place, onPlace, onOver }: ShownProps) {
  const { papers } = place;
  const confirmed = () => onPlace({ at: 'keep', papers });
  if (what === 'cards') {
    return (
      <CardsInHand
        papers={papers}
        onConfirmed={confirmed}
        onLeave={() => onPlace({ at: 'proof' })}
        onOver={onOver}
      />
    );
  }
  return (
    <CodeInHand
      papers={papers}
      isTyping={place.at === 'typing'}
      onTyping={(isTyping) => onPlace({ at: isTyping ? 'typing' : 'paper', papers })}
      onConfirmed={confirmed}
      onOver={onOver}
    />
  );
}

interface KeepProps {
  readonly papers: PapersShown;
  readonly onKept: (kept: OutputOf<typeof recovery.keepPapers>) => void;
  readonly onOver: () => void;
}

function Keep({ papers, onKept, onOver }: KeepProps) {
  const { t } = useTranslation();
  const { run, isPending, problem } = useCommand(recovery.keepPapers);
  const keep = async () => {
    const answer = await run({ ceremony: papers.ceremony });
    if (answer.kind === 'done') onKept(answer.value);
    if (isCeremonyOver(answer)) onOver();
  };
  return (
    <Stack gap="l">
      {problem === undefined ? null : <Notice tone="needs" title={problem} isLive />}
      <Notice title={t('recovery:keep.title')}>{t('recovery:keep.text')}</Notice>
      <div className="form-actions">
        <Button kind="primary" isPending={isPending} onPress={() => void keep()}>
          {t('recovery:keep.now')}
        </Button>
      </div>
    </Stack>
  );
}

interface KeptProps {
  readonly what: What;
  readonly isInForce: boolean;
}

function Kept({ what, isInForce }: KeptProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      {isInForce ? (
        <Notice tone="done" title={t(`recovery:${what}.kept`)} isLive>
          {t('recovery:keep.destroy')}
        </Notice>
      ) : (
        <Notice tone="needs" title={t('recovery:keep.later-title')} isLive>
          {t('recovery:keep.later')}
        </Notice>
      )}
      <p>
        <Link href="/office/recovery">{t('recovery:back')}</Link>
      </p>
    </Stack>
  );
}
