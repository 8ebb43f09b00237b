// What holds today: what the shift must know, where the person sleeps and since when.
import { useTranslation } from 'react-i18next';
import { Flag } from '../../../ui/badge';
import { Bidi } from '../../../ui/bidi';
import { useFormat } from '../../../ui/format';
import { type Fact, Facts, Part, Row, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import type { OpenedResident } from '../contract';

/** As many alerts as the line above the page shows in words: more of them stand here, whole. */
const SAID_ABOVE = 2;

interface Props {
  readonly resident: OpenedResident;
}

export function ResidentNow({ resident }: Props) {
  const { t } = useTranslation();
  return (
    <Part title={t('residents:page.now')}>
      <MustKnow resident={resident} />
      <Facts items={useFactsOfNow(resident)} />
    </Part>
  );
}

function MustKnow({ resident: { presence } }: Props) {
  const { t } = useTranslation();
  if (presence.state === 'unreadable') {
    return (
      <Notice tone="danger" title={t('residents:part.unreadable')}>
        {t('residents:part.unreadable-help')}
      </Notice>
    );
  }
  if (presence.state === 'lost') {
    return (
      <Notice tone="needs" title={t('residents:part.lost')}>
        {t('residents:part.lost-help')}
      </Notice>
    );
  }
  if (presence.state !== 'open') return null;
  const { alerts, alertNote } = presence.value;
  return (
    <>
      {alerts.length <= SAID_ABOVE ? null : (
        <Row gap="s">
          {alerts.map((alert) => (
            <Flag key={alert}>{t(`residents:alert.${alert}`)}</Flag>
          ))}
        </Row>
      )}
      {alertNote === undefined ? null : (
        <Notice tone="needs" title={t('residents:field.alert-note')}>
          <Text isVerbatim>{alertNote}</Text>
        </Notice>
      )}
    </>
  );
}

function useFactsOfNow({ inHouse, presence, stays }: OpenedResident): Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  const room = presence.state === 'open' && inHouse ? presence.value.room : undefined;
  const stay = stays[0];
  const facts: (Fact | undefined)[] = [
    room === undefined
      ? undefined
      : { term: t('residents:field.room'), value: <Bidi>{format.digits(room)}</Bidi> },
    stay === undefined || !inHouse
      ? undefined
      : { term: t('residents:field.nights-so-far'), value: format.number(stay.nights) },
    stay === undefined || stay.exit === null
      ? undefined
      : { term: t('residents:field.exited-on'), value: format.dateBoth(stay.exit.exitedOn) },
  ];
  return facts.filter((fact) => fact !== undefined);
}
