// Keeping and erasing files in one place: what is to be looked at, what was erased, for how long, and what stays.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '../../../ui/layout';
import { usePath } from '../../../ui/navigate';
import { Page } from '../../../ui/page';
import { Tabs } from '../../../ui/tabs';
import { ErasuresTab } from './erasures-tab';
import { KeptTab } from './kept-tab';
import { PeriodsTab } from './periods-tab';
import { ReviewsTab } from './reviews-tab';
import { UnfinishedErasure } from './unfinished-erasure';

const TAB_OF_PATH: Readonly<Record<string, string>> = { erased: 'erasures', kept: 'kept' };

export function RetentionScreen() {
  const { t } = useTranslation();
  const path = usePath();
  const [selected, select] = useState(TAB_OF_PATH[path.split('/').at(-1) ?? ''] ?? 'reviews');
  return (
    <Page
      title={t('retention:title')}
      lead={t('retention:lead')}
      back={{ href: '/office', label: t('office:title') }}
      width="wide"
    >
      <Stack gap="l">
        <UnfinishedErasure />
        <Tabs
          label={t('retention:tabs.label')}
          selected={selected}
          onSelect={select}
          items={[
            { id: 'reviews', title: t('retention:tabs.reviews'), content: <ReviewsTab /> },
            { id: 'erasures', title: t('retention:tabs.erasures'), content: <ErasuresTab /> },
            { id: 'periods', title: t('retention:tabs.periods'), content: <PeriodsTab /> },
            { id: 'kept', title: t('retention:tabs.kept'), content: <KeptTab /> },
          ]}
        />
      </Stack>
    </Page>
  );
}
