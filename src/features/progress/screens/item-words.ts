// What an item is about, in one or two words of our own, and the two ends of its scale. Never an item's text.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format';
import type { Instrument } from '../instruments';

export function useItemWords({ id, codes }: Pick<Instrument, 'id' | 'codes'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return {
    /** Counted from 1. */
    item: (number: number): string =>
      t('progress:grid.item', {
        number: format.number(number),
        topic: t(`progress:topic.${id}.${number}`),
      }),
    scale: t('progress:grid.scale', {
      least: format.number(codes[0] ?? 0),
      leastWord: t(`progress:scale.${id}.least`),
      most: format.number(codes.at(-1) ?? 0),
      mostWord: t(`progress:scale.${id}.most`),
    }),
  };
}
