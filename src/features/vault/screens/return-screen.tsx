// When nobody can get in: the papers are proved, one person gets a new way in, and a new code takes the old one's place.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { call, useCommand } from '../../../ui/call';
import { Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Loading } from '../../../ui/progress-bar';
import { PaperProof } from '../../../ui/paper-proof';
import { recovery } from '../../recovery';
import type { OpenSession } from '../contract';
import type { PapersShown } from '../papers';
import { CodeInHand } from './code-in-hand';
import { DoorLayout } from './door-layout';
import { isCeremonyOver } from './papers-in-hand';
import { ReturnPerson, type Visit } from './return-person';

export interface ReturnScreenProps {
  readonly tools?: ReactNode;
  readonly onBack: () => void;
  readonly onOpened: (session: OpenSession) => void;
}

type Place =
  | { readonly at: 'proof'; readonly isOver?: boolean }
  | { readonly at: 'person'; readonly visit: Visit }
  | { readonly at: 'paper' | 'typing'; readonly papers: PapersShown }
  | { readonly at: 'finish'; readonly papers: PapersShown };

export function ReturnScreen({ tools, onBack, onOpened }: ReturnScreenProps) {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Place>({ at: 'proof' });
  const over = () => setPlace({ at: 'proof', isOver: true });
  const back = (
    <Button kind="quiet" onPress={onBack}>
      {t('vault:return.leave')}
    </Button>
  );
  return (
    <DoorLayout
      key={place.at}
      tools={tools}
      width="wide"
      title={t(`vault:return.${place.at}.title`)}
      lead={t(`vault:return.${place.at}.lead`)}
    >
      {place.at === 'proof' ? (
        <Stack gap="l">
          {place.isOver === true ? <Notice tone="needs" title={t('vault:return.over')} /> : null}
          <PaperProof
            submitLabel={t('vault:return.prove')}
            secondary={back}
            prove={(proof) => call(recovery.begin, { proof })}
            onProved={(visit) => setPlace({ at: 'person', visit })}
          />
        </Stack>
      ) : null}
      {place.at === 'person' ? (
        <ReturnPerson
          visit={place.visit}
          secondary={back}
          onPapers={(papers) => setPlace({ at: 'paper', papers })}
          onOver={over}
        />
      ) : null}
      {place.at === 'paper' || place.at === 'typing' ? (
        <CodeInHand
          papers={place.papers}
          isTyping={place.at === 'typing'}
          onTyping={(isTyping) => setPlace({ ...place, at: isTyping ? 'typing' : 'paper' })}
          secondary={back}
          onConfirmed={() => setPlace({ at: 'finish', papers: place.papers })}
          onOver={over}
        />
      ) : null}
      {place.at === 'finish' ? (
        <Finish papers={place.papers} secondary={back} onOpened={onOpened} onOver={over} />
      ) : null}
    </DoorLayout>
  );
}

interface FinishProps extends Pick<ReturnScreenProps, 'onOpened'> {
  readonly papers: PapersShown;
  readonly secondary: ReactNode;
  readonly onOver: () => void;
}

function Finish({ papers, secondary, onOpened, onOver }: FinishProps) {
  const { t } = useTranslation();
  const { run, isPending, problem } = useCommand(recovery.finish);
  const finish = async () => {
    const answer = await run({ ceremony: papers.ceremony });
    if (answer.kind === 'done') onOpened(answer.value);
    if (isCeremonyOver(answer)) onOver();
  };
  return (
    <Stack gap="l">
      {problem === undefined ? null : <Notice tone="needs" title={problem} isLive />}
      <Notice title={t('vault:return.loud-title')}>{t('vault:return.loud')}</Notice>
      {isPending ? <Loading label={t('vault:return.writing')} /> : null}
      <div className="form-actions">
        <Button kind="primary" isPending={isPending} onPress={() => void finish()}>
          {t('vault:return.open')}
        </Button>
        {secondary}
      </div>
    </Stack>
  );
}
