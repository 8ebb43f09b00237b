// The first page after unlock: what this person must do now, each line a door to where it is done.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { useFormat } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useSession } from '../../ui/session';
import { OfferedDrafts } from '../today/offered-drafts';
import { ROOM_PAGES } from '../room-pages';
import { TODAY_SOURCES, type TodaySource } from '../today/sources';
import '../today/today.css';

export function TodayPage() {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Page
      title={t('app:today.title')}
      lead={format.today === '' ? undefined : format.dateBoth(format.today)}
      width="wide"
    >
      <div className="today">
        <div className="today-column">
          <WrongTries />
          <OfferedDrafts />
          <Sources column="work" />
        </div>
        <div className="today-column">
          <Sources column="house" />
          {ROOM_PAGES.map(({ room, today: Own }) =>
            Own === undefined ? null : <Own key={room} />,
          )}
        </div>
      </div>
      <div className="today-empty">
        <EmptyState
          icon="today"
          title={t('app:today.nothing')}
          help={t('app:today.nothing-help')}
        />
      </div>
    </Page>
  );
}

function Sources({ column }: Pick<TodaySource, 'column'>) {
  return TODAY_SOURCES.filter((source) => source.column === column).map(({ id, part: Part }) => (
    <Part key={id} />
  ));
}

/** Someone tried this code before its owner came in: the owner should know. */
function WrongTries() {
  const { t } = useTranslation();
  const { failedTries } = useSession();
  if (failedTries === 0) return null;
  return (
    <Notice tone="needs" title={t('vault:tries', { count: failedTries })}>
      {t('vault:tries-help')}
    </Notice>
  );
}
