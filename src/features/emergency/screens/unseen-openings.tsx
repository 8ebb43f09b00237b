// For Today of those whose notes were opened in an emergency: told plainly, until they say that they have seen it.
import { useTranslation } from 'react-i18next';
import { Bidi } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { Section, Stack } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { useMay } from '../../../ui/session';
import type { OutputOf } from '../../../kernel/operation';
import { emergency } from '../contract';
import { Why } from './openings-in-file';
import { WhoAndWhen } from './who-and-when';

type Unseen = OutputOf<typeof emergency.unseen>['openings'][number];

export function UnseenOpenings() {
  const isTold = useMay({ clinical: 'write' });
  return isTold ? <Openings /> : null;
}

function Openings() {
  const { t } = useTranslation();
  const { value } = useQueryOf(emergency.unseen, {});
  if (value === undefined || value.openings.length === 0) return null;
  return (
    <Section title={t('emergency:today.title')} description={t('emergency:today.help')}>
      <Stack>
        {value.openings.map((opening) => (
          <UnseenOpening key={opening.id} opening={opening} />
        ))}
      </Stack>
    </Section>
  );
}

function UnseenOpening({ opening }: { readonly opening: Unseen }) {
  const { t } = useTranslation();
  const acknowledging = useCommand(emergency.acknowledge);
  const { id, residentId, noteId, residentName } = opening;
  return (
    <Notice
      tone="needs"
      title={
        <Link href={`/residents/${residentId}/notes/${noteId}`}>
          {residentName.state === 'open' ? (
            <Bidi>{residentName.value}</Bidi>
          ) : (
            t('emergency:today.name-closed')
          )}
        </Link>
      }
      actions={
        <Button
          size="small"
          isPending={acknowledging.isPending}
          onPress={() => void acknowledging.run({ id })}
        >
          {t('emergency:today.seen')}
        </Button>
      }
    >
      <WhoAndWhen opening={opening} />
      <Why opening={opening} />
      {acknowledging.problem}
    </Notice>
  );
}
