// In the resident's file, for everyone who opens it: that two people opened a note in an emergency, and when; why, for
// those who open the case.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import type { OutputOf } from '../../../kernel/operation';
import { Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { emergency } from '../contract';
import { WhoAndWhen } from './who-and-when';

export function OpeningsInFile({ residentId }: { readonly residentId: ResidentId }) {
  const { t } = useTranslation();
  const { value, problem } = useQueryOf(emergency.ofResident, { residentId });
  if (problem !== undefined) return <Notice tone="needs" title={problem} isLive />;
  if (value === undefined || value.openings.length === 0) return null;
  return (
    <Notice title={t('emergency:file.title')}>
      <Stack gap="s">
        {value.openings.map((opening) => (
          <OpeningLine key={opening.id} opening={opening} />
        ))}
      </Stack>
    </Notice>
  );
}

type OpeningInFile = OutputOf<typeof emergency.ofResident>['openings'][number];

function OpeningLine({ opening }: { readonly opening: OpeningInFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { seenAt, seenByCode } = opening;
  return (
    <div>
      <WhoAndWhen opening={opening} />
      <Why opening={opening} />
      <Text tone="muted" size="small">
        {seenAt === null || seenByCode === null ? (
          t('emergency:file.unseen')
        ) : (
          <>
            {t('emergency:file.seen')} <Code>{seenByCode}</Code> – {format.instant(seenAt)}
          </>
        )}
      </Text>
    </div>
  );
}

interface WhyProps {
  readonly opening: Pick<OpeningInFile, 'reason' | 'words'>;
}

/** Somebody's own words begin on a line of their own and run in their own direction. */
export function Why({ opening: { reason, words } }: WhyProps) {
  const { t } = useTranslation();
  return (
    <>
      {reason === null ? null : <Text>{t(`emergency:reason.${reason}`)}</Text>}
      {words.state === 'open' ? (
        <Text isVerbatim>{words.value}</Text>
      ) : (
        <Text>{t(`emergency:file.words-${words.state}`)}</Text>
      )}
    </>
  );
}
