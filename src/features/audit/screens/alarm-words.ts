// What was found, in a sentence for each kind of alarm.
import { useTranslation } from 'react-i18next';
import { COMPARTMENTS } from '../../../kernel/compartments';
import { useFormat } from '../../../ui/format';
import type { TrailState } from '../contract';

type Alarm = NonNullable<TrailState['alarm']>;
type Unvouched = Extract<Alarm, { kind: 'unvouched' }>['unvouched'];

/** Never a zero: line 0 would be said of something. */
const NOT_KNOWN = '—';

export function useFoundWords(): (alarm: Alarm) => string {
  const { t } = useTranslation();
  const { list, number, instant } = useFormat();
  const nameOf = useNameOf();
  return (alarm) => {
    switch (alarm.kind) {
      case 'signature':
      case 'files':
        return t(`audit:alarm.kind.${alarm.kind}`);
      case 'broken':
        return t('audit:alarm.kind.broken', { number: number(alarm.firstBad) });
      case 'rows': {
        const bad = number(alarm.bad);
        return alarm.firstBad === undefined
          ? t('audit:alarm.kind.rows', { bad })
          : t('audit:alarm.kind.rows-from', { bad, number: number(alarm.firstBad) });
      }
      case 'header': {
        const { now, known } = alarm.header;
        return t('audit:alarm.kind.header', { now: number(now), known: number(known) });
      }
      case 'restored': {
        const { missing, since } = alarm.restored;
        const place = { number: number(alarm.firstBad), since: instant(since) };
        return t('audit:alarm.kind.restored', { count: missing, ...place });
      }
      case 'unvouched': {
        const { bad, firstBad, unvouched } = alarm;
        return t(`audit:alarm.kind.unvouched-${unvouched.what}`, {
          names: list(unvouched.names.map((name) => nameOf(unvouched, name))),
          bad: bad === undefined ? NOT_KNOWN : number(bad),
          number: firstBad === undefined ? NOT_KNOWN : number(firstBad),
        });
      }
      case 'smaller':
      case 'inconsistent': {
        const sizes = { size: number(alarm.size), witnessed: number(alarm.witness.size) };
        return alarm.firstBad === undefined
          ? t(`audit:alarm.kind.${alarm.kind}`, sizes)
          : t(`audit:alarm.kind.${alarm.kind}-from`, { ...sizes, number: number(alarm.firstBad) });
      }
    }
  };
}

/** Rooms and papers by their words; codes and numbers as they are. */
function useNameOf(): (unvouched: Unvouched, name: string) => string {
  const { t } = useTranslation();
  return ({ what }, name) => {
    const room = COMPARTMENTS.find((one) => one === name);
    if (room !== undefined) return t(`staff:compartment.${room}`);
    if (what !== 'papers') return name;
    return name === 'cards' ? t('audit:alarm.paper.cards') : t('audit:alarm.paper.code');
  };
}
