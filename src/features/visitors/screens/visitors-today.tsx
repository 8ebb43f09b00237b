// For Today: who came in and has not gone out yet.
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../kernel/calendar-date';
import { Bidi, Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { useMay } from '../../../ui/session';
import { visitors } from '../contract';
import type { VisitView } from './visit-view';

/** Whoever came longer ago and was never noted out stands in the register. */
const A_WEEK = 7;

export function InTheHouse() {
  return useMay({ presence: 'write' }) ? <OpenVisits /> : null;
}

function OpenVisits() {
  const { t } = useTranslation();
  const { digits, today } = useFormat();
  const from = today === '' ? null : addDays(today, -A_WEEK);
  const { value } = useQueryOf(visitors.list, { residentId: null, from, to: null });
  const inside = (value?.entries ?? []).filter(isInside);
  if (inside.length === 0) return null;
  return (
    <Section title={t('visitors:today')}>
      <DoorList
        label={t('visitors:today')}
        items={inside.map(({ id, words, relation, cameAt }) => ({
          id,
          href: `/visitors/${id}`,
          icon: 'residents',
          title:
            words.state === 'open' ? <Bidi>{words.value.visitor}</Bidi> : t('visitors:name-closed'),
          note: (
            <>
              {t(`visitors:code.relation.${relation}`)} <Code>{digits(cameAt)}</Code>
            </>
          ),
        }))}
      />
    </Section>
  );
}

function isInside({ leftAt, outcome }: VisitView): boolean {
  return leftAt === null && outcome === 'let-in';
}
