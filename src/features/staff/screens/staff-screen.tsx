// Who works here: code, role, and which rooms of content each role's keys open. Names of staff are not kept.
import { useTranslation } from 'react-i18next';
import { COMPARTMENTS, covers, type Role, ROLE_ACCESS } from '../../../kernel/compartments';
import { Badge } from '../../../ui/badge';
import { Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Row } from '../../../ui/layout';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { SimpleTable } from '../../../ui/simple-table';
import { staffContract } from '../contract';

export function StaffScreen() {
  const { t } = useTranslation();
  const list = useQueryOf(staffContract.list, {});
  return (
    <Page
      title={t('staff:list.title')}
      lead={t('staff:list.lead')}
      back={{ href: '/office', label: t('office:title') }}
    >
      <QueryState of={list}>
        {({ staff }) => (
          <SimpleTable
            caption={t('staff:list.title')}
            isCaptionHidden
            columns={[
              { id: 'code', title: t('staff:list.code') },
              { id: 'role', title: t('staff:list.role') },
              { id: 'opens', title: t('staff:list.opens') },
            ]}
            rows={staff.map((person) => ({
              id: person.id,
              cells: [
                <Row key="code">
                  <Code>{person.code}</Code>
                  {person.self ? <Badge tone="teal">{t('staff:list.self')}</Badge> : null}
                </Row>,
                t(`staff:role.${person.role}`),
                <Opened key="opens" role={person.role} />,
              ],
            }))}
          />
        )}
      </QueryState>
    </Page>
  );
}

function Opened({ role }: { readonly role: Role }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rooms = COMPARTMENTS.filter((room) => covers(ROLE_ACCESS[role][room], 'read'));
  if (rooms.length === 0) return <>{t('staff:opens-nothing')}</>;
  return <>{format.list(rooms.map((room) => t(`staff:compartment.${room}`)))}</>;
}
