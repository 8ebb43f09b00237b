// What may be done with a resident from the list (Shift+F10): the parts of the file and the acts that stand open to this role.
import { useTranslation } from 'react-i18next';
import type { RowMenu } from '../../../ui/data-table';
import { useGo } from '../../../ui/navigate';
import { useMay } from '../../../ui/session';
import type { ResidentRow } from '../contract';

export function useRowMenu(): RowMenu<ResidentRow> {
  const { t } = useTranslation();
  const go = useGo();
  const mayCase = useMay({ case: 'read' });
  const mayCorrect = useMay({ presence: 'write' });
  return {
    label: t('residents:list.row-menu'),
    entries: (row) => [
      { id: '/', text: t('residents:list.open'), icon: 'resident', shortcut: 'Enter' },
      ...(mayCase ? [{ id: '/plan', text: t('care-plans:title'), icon: 'plan' as const }] : []),
      ...(mayCase ? [{ id: '/notes', text: t('session-notes:title'), icon: 'note' as const }] : []),
      { id: '/left', text: t('drop-notes:title'), icon: 'inbox' },
      ...(mayCorrect
        ? [
            {
              id: '/edit',
              text: t('residents:page.correct'),
              icon: 'edit' as const,
              startsGroup: true,
            },
          ]
        : []),
      ...(mayCorrect && row.exitedOn === null
        ? [{ id: '/exit', text: t('residents:page.exit'), icon: 'forward' as const }]
        : []),
    ],
    onChoose: (row, id) => go(`/residents/${row.id}${id === '/' ? '' : id}`),
  };
}
