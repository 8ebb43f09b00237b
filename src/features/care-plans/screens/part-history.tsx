// What became of a need, a goal or a task after it was written: withdrawn and why, what it said before, and the two doors.
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '../../../kernel/calendar-date';
import type { CorrectionView, FormerValue } from '../../../kernel/corrections';
import { Bidi, Code } from '../../../ui/bidi';
import { Corrections } from '../../../ui/corrections';
import { useFormat } from '../../../ui/format';
import { Row, Text } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import type { TaskView } from '../contract';
import type { PlanPart } from '../in-plan';
import { usePlanWords } from './plan-words';

type Later = Pick<TaskView, 'withdrawnOn' | 'corrections'>;

const isWithdrawal = ({ words }: CorrectionView): boolean =>
  words.state === 'open' && 'withdrawnOn' in words.value.former;

export function PartHistory({ of }: { readonly of: Later }) {
  const { t } = useTranslation();
  const show = useFormerPart();
  return (
    <>
      <Withdrawn of={of} />
      <Corrections
        of={of.corrections.filter((one) => !isWithdrawal(one))}
        labelOf={(field) => t(FIELD_LABELS[field] ?? field)}
        show={show}
      />
    </>
  );
}

function Withdrawn({ of: { withdrawnOn, corrections } }: { readonly of: Later }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (withdrawnOn === null) return null;
  const withdrawal = corrections.find(isWithdrawal);
  return (
    <Text tone="muted">
      {t('care-plans:withdrawn', { on: format.date(withdrawnOn) })}{' '}
      {withdrawal?.words.state === 'open' ? (
        <>
          <Code>{withdrawal.staffCode}</Code> · <Bidi>{withdrawal.words.value.reason}</Bidi>
        </>
      ) : null}
    </Text>
  );
}

interface DoorsProps {
  readonly residentId: string;
  readonly part: PlanPart;
}

export function PartDoors({ residentId, part }: DoorsProps) {
  const { t } = useTranslation();
  const place = `/residents/${residentId}/plan/${part.kind}/${part.id}`;
  return (
    <Row gap="m">
      <Link quiet href={`${place}/correct`}>
        {t('care-plans:correct.open')}
      </Link>
      <Link quiet href={`${place}/withdraw`}>
        {t('care-plans:withdraw.open')}
      </Link>
    </Row>
  );
}

const FIELD_LABELS: Readonly<Record<string, string>> = {
  domain: 'care-plans:need.domain',
  level: 'care-plans:need.level',
  description: 'care-plans:need.description',
  ownWords: 'care-plans:goal.own-words',
  title: 'care-plans:title-was',
  horizon: 'care-plans:goal.horizon',
  baseline: 'care-plans:goal.baseline',
  weight: 'care-plans:goal.weight',
  dueOn: 'care-plans:task.due',
  owner: 'care-plans:task.owner',
  'scale.expected': 'care-plans:attainment.expected',
  'scale.more': 'care-plans:attainment.more',
  'scale.muchMore': 'care-plans:attainment.muchMore',
  'scale.less': 'care-plans:attainment.less',
  'scale.muchLess': 'care-plans:attainment.muchLess',
};

function useFormerPart() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = usePlanWords();
  return (field: string, was: FormerValue) => {
    if (field === 'domain') return t(`care-plans:domain.${String(was)}`);
    if (field === 'level') {
      return t('care-plans:level.name', { level: was, word: t(`care-plans:level.${String(was)}`) });
    }
    if (field === 'horizon') return t(`care-plans:horizon.${String(was)}`);
    if (field === 'baseline') return words.attainmentWord(Number(was));
    if (field === 'weight') return format.number(Number(was));
    if (field === 'dueOn') return format.dateBoth(was as CalendarDate);
    return field === 'owner' ? <Code>{String(was)}</Code> : undefined;
  };
}
