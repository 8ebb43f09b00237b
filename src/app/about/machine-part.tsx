// What the computer says of its disk, swap, sleep and screen lock. What it does not tell is said so.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineFacts, ScreenLock } from '../../contract/machine';
import { Section } from '../../ui/layout';
import { Loading } from '../../ui/progress-bar';
import { shell } from '../../ui/shell';
import { type Finding, FindingList, type Standing } from './finding-list';

const LONGEST_MINUTES = 15;

type T = ReturnType<typeof useTranslation>['t'];
type Fact = 'disk' | 'swap' | 'hibernation';

const STANDINGS: Readonly<Record<MachineFacts[Fact], Standing>> = {
  encrypted: 'good',
  none: 'good',
  memory: 'good',
  off: 'good',
  unfinished: 'needs',
  plain: 'needs',
  unknown: 'unknown',
};

export function MachinePart() {
  const { t } = useTranslation();
  const [facts, setFacts] = useState<MachineFacts | undefined>();
  useEffect(() => {
    void shell()?.ask({ kind: 'machine' }).then(setFacts);
  }, []);
  return (
    <Section title={t('about:machine.title')} description={t('about:machine.lead')}>
      {facts === undefined ? (
        <Loading label={t('about:machine.asking')} />
      ) : (
        <FindingList label={t('about:machine.title')} items={findings(facts, t)} />
      )}
    </Section>
  );
}

function findings(facts: MachineFacts, t: T): readonly Finding[] {
  const plain = (['disk', 'swap', 'hibernation'] as const).map((fact): Finding => {
    const state = facts[fact];
    const standing = STANDINGS[state];
    return {
      id: fact,
      standing,
      title: t(`about:machine.${fact}.title`),
      says: t(`about:machine.${fact}.${state}`),
      ...(standing === 'good' ? {} : { next: t(`about:machine.${fact}.next.${state}`) }),
    };
  });
  return [...plain, screenLock(facts.screenLock, t)];
}

function screenLock(lock: ScreenLock, t: T): Finding {
  const line = { id: 'screen-lock', title: t('about:machine.screen-lock.title') };
  if (lock.state !== 'on') {
    return {
      ...line,
      standing: lock.state === 'off' ? 'needs' : 'unknown',
      says: t(`about:machine.screen-lock.${lock.state}`),
      next: t(`about:machine.screen-lock.next.${lock.state}`),
    };
  }
  // When it locks is the question; that it asks for a password afterwards is half of the answer.
  if (lock.minutes === null) {
    const says = t('about:machine.screen-lock.on');
    return {
      ...line,
      standing: 'unknown',
      says,
      next: t('about:machine.screen-lock.next.unknown'),
    };
  }
  const says = t('about:machine.screen-lock.minutes', { count: lock.minutes });
  return lock.minutes <= LONGEST_MINUTES
    ? { ...line, standing: 'good', says }
    : { ...line, standing: 'needs', says, next: t('about:machine.screen-lock.next.long') };
}
