// Whom a number counts: file numbers that lead to the files. A number that cannot be looked behind is not trusted.
import { useTranslation } from 'react-i18next';
import { Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { Dialog } from '../../../ui/dialog';
import { Row, Stack, Text } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { QueryState } from '../../../ui/query-state';
import { summaries } from '../contract';
import type { CellPlace, ExactTableId } from '../exact-table';
import { useTableWords } from './table-words';

export interface PressedFigure extends CellPlace {
  readonly table: ExactTableId;
}

export interface MembersDialogProps {
  readonly period: { readonly from: string; readonly to: string };
  readonly figure: PressedFigure;
  readonly onClose: () => void;
}

export function MembersDialog({ period, figure, onClose }: MembersDialogProps) {
  const { t } = useTranslation();
  const words = useTableWords();
  const members = useQueryOf(summaries.cellMembers, { period, ...figure });
  const { table, row, column } = figure;
  return (
    <Dialog isOpen onClose={onClose} title={t('summaries:members.title')} size="wide">
      <Stack>
        <Text tone="muted">
          {words.title(table)}: {words.group(table, row)} · {words.group(table, column)}
        </Text>
        <QueryState of={members}>
          {(value) => (
            <Row gap="m">
              {value.members.map(({ stayId, residentId, caseNumber }) =>
                caseNumber === null ? (
                  <Link key={stayId} href="/office/retention">
                    {t('summaries:members.erased')}
                  </Link>
                ) : (
                  <Link key={stayId} href={`/residents/${residentId}`}>
                    <Code>{caseNumber}</Code>
                  </Link>
                ),
              )}
            </Row>
          )}
        </QueryState>
      </Stack>
    </Dialog>
  );
}
