// The gallery’s list: a table of invented residents.
import { Flag } from '../../ui/badge';
import { Bidi, Code } from '../../ui/bidi';
import { Button, LinkButton } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { useFormat } from '../../ui/format';
import { Page } from '../../ui/page';
import { RESIDENTS } from './samples';
import { useWords } from './use-words';

export function ListSheet() {
  const w = useWords();
  const format = useFormat();
  return (
    <Page
      title={w('residents')}
      lead={w('lead')}
      width="full"
      action={
        <LinkButton kind="primary" icon="plus" href="/new">
          {w('admit')}
        </LinkButton>
      }
      actions={<Button icon="upload">{w('importing')}</Button>}
    >
      <DataTable
        label={w('residents')}
        rows={RESIDENTS}
        rowId={(row) => row.id}
        rowText={(row) => row.name}
        startSort={{ column: 'name', direction: 'ascending' }}
        onOpen={() => undefined}
        columns={[
          {
            id: 'name',
            title: w('name'),
            isRowHeader: true,
            width: '2fr',
            cell: (row) => <Bidi>{row.name}</Bidi>,
            sortBy: (row) => row.name,
          },
          {
            id: 'file',
            title: w('file'),
            cell: (row) => <Code>{row.file}</Code>,
            sortBy: (row) => row.file,
          },
          {
            id: 'in',
            title: w('admitted'),
            cell: (row) => format.date(row.admittedOn),
            sortBy: (row) => row.admittedOn,
          },
          { id: 'room', title: w('room'), cell: (row) => <Code>{row.room}</Code> },
          {
            id: 'sessions',
            title: w('sessions'),
            kind: 'number',
            width: 120,
            cell: (row) => format.number(row.sessions),
            sortBy: (row) => row.sessions,
          },
          {
            id: 'flag',
            title: w('reason'),
            cell: (row) => (row.sessions > 18 ? <Flag>{w('needs')}</Flag> : null),
          },
        ]}
        empty={<EmptyState title={w('emptyTitle')} help={w('emptyHelp')} />}
      />
    </Page>
  );
}
