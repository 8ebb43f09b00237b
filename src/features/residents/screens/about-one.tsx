// A page about one resident, with the line that says whose it is.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { useQueryOf } from '../../../ui/call';
import { useParam } from '../../../ui/navigate';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { type OpenedResident, residents } from '../contract';

export interface AboutOneProps {
  readonly title: string;
  readonly children: (resident: OpenedResident) => ReactNode;
}

export function AboutOne({ title, children }: AboutOneProps) {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const opened = useQueryOf(residents.open, { id });
  return (
    <Page
      title={title}
      back={{ href: `/residents/${id}`, label: t('residents:page.title') }}
      width="form"
    >
      <QueryState of={opened}>{children}</QueryState>
    </Page>
  );
}
