// The first page after unlock: what this person must do now, each line a door to where it is done.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { useFormat } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useSession } from '../../ui/session';
import { OfferedDrafts } from '../today/offered-drafts';
import {
  PutOffLinesProvider,
  PutOffProblem,
  PutOffSwitch,
  usePutOffLines,
} from '../today/put-off-lines';
import { ROOM_PAGES } from '../room-pages';
import { TODAY_SOURCES, type TodaySource } from '../today/sources';
import '../today/today.css';

export function TodayPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = usePutOffLines();
  const { showsPutOff } = lines.value;
  return (
    <Page
      title={showsPutOff ? t('app:today.put-off-title') : t('app:today.title')}
      actions={<PutOffSwitch lines={lines} />}
      lead={format.today === '' ? undefined : format.dateBoth(format.today)}
      width="wide"
    >
      <PutOffProblem problem={lines.problem} />
      <PutOffLinesProvider lines={lines}>
        <div className="today">
          <div className="today-column">
            {showsPutOff ? null : (
              <>
                <WrongTries />
                <OfferedDrafts />
              </>
            )}
            <Sources column="work" showsPutOff={showsPutOff} />
            {showsPutOff ? null : <OfRooms isInFile />}
          </div>
          <div className="today-column">
            <Sources column="house" showsPutOff={showsPutOff} />
            {showsPutOff ? null : <OfRooms isInFile={false} />}
          </div>
        </div>
      </PutOffLinesProvider>
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

/** What is due in residents' files is work; what is open at the door belongs to the house. */
function OfRooms({ isInFile }: { readonly isInFile: boolean }) {
  return ROOM_PAGES.filter(({ inFile }) => (inFile !== undefined) === isInFile).map(
    ({ room, today: Own }) => (Own === undefined ? null : <Own key={room} />),
  );
}

/** Among what was put off stands only what can be. */
function Sources({
  column,
  showsPutOff,
}: Pick<TodaySource, 'column'> & { readonly showsPutOff: boolean }) {
  return TODAY_SOURCES.filter(
    (source) => source.column === column && (!showsPutOff || source.canBePutOff === true),
  ).map(({ id, part: Part }) => <Part key={id} />);
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
