// In the resident's file, for everyone who opens it: which note two people opened in an emergency, when and why.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { emergency, type EmergencyOpeningView } from '../contract';
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

function OpeningLine({ opening }: { readonly opening: EmergencyOpeningView }) {
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

/** Somebody's own words begin on a line of their own and run in their own direction. */
export function Why({ opening: { reason, words } }: { readonly opening: EmergencyOpeningView }) {
  const { t } = useTranslation();
  return (
    <>
      <Text>{t(`emergency:reason.${reason}`)}</Text>
      {words.state === 'open' ? (
        <Text isVerbatim>{words.value}</Text>
      ) : (
        <Text>{t(`emergency:file.words-${words.state}`)}</Text>
      )}
    </>
  );
}
