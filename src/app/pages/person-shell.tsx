// The frame of one resident's file: whose it is, always in view, the parts of the file, and what may be done.
// Nothing of a page about a person is drawn before it is known whose page it is.
import { type ReactNode, useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FILE_PATH } from '../../kernel/file-sections';
import type { ResidentId } from '../../kernel/ids';
import type { OpenedResident } from '../../features/residents/contract';
import { PersonBar, shownName, useResident } from '../../features/residents/screens/person-bar';
import { Bidi, Code } from '../../ui/bidi';
import { LinkButton } from '../../ui/button';
import { useGo, useParam, usePath } from '../../ui/navigate';
import { Page, PageFrameContext } from '../../ui/page';
import { useMedia } from '../../ui/use-media';
import { QueryState } from '../../ui/query-state';
import { useSession } from '../../ui/session';
import { type Door, mayEnter, pathWith } from '../doors/door';
import { useRecents } from '../frame/recents';
import { ClosedDoor } from './closed-door';
import { inOrder, type OrderedTab } from '../doors/file/tab-order';
import { doorsFor, isOfFile, isTowards, useDoorHere } from '../doors/use-doors';

export function PersonShell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  const door = useDoorHere()?.door;
  // On the way out the path is already another page's: nobody's file is asked for then.
  if (door === undefined || !isOfFile(door)) return null;
  if (!mayEnter(session, door)) return <ClosedDoor door={door} />;
  return <OpenFile title={t(door.title)}>{children}</OpenFile>;
}

function OpenFile({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const opened = useResident(id);
  useOpenedLast(opened.value);
  const isOfAnother = useStayingFile(id, opened.value);
  if (opened.value === undefined || isOfAnother) {
    return (
      <Page title={title} back={{ href: '/residents', label: t('residents:list.title') }}>
        <QueryState of={opened}>{() => null}</QueryState>
      </Page>
    );
  }
  return (
    <FileFrame key={id} resident={opened.value}>
      {children}
    </FileFrame>
  );
}

/** A file that was merged into another one is not shown: the page of the one that stays is. */
function useStayingFile(id: ResidentId, opened: OpenedResident | undefined): boolean {
  const go = useGo();
  const staying = opened === undefined || opened.id === id ? undefined : opened.id;
  useEffect(() => {
    if (staying !== undefined) go(`/residents/${staying}`);
  }, [staying, go]);
  return staying !== undefined;
}

function useOpenedLast(resident: OpenedResident | undefined): void {
  const { opened } = useRecents();
  useEffect(() => {
    if (resident === undefined) return;
    const name = shownName(resident) ?? '';
    opened({
      id: resident.id,
      text: name === '' ? resident.caseNumber : name,
      title: (
        <>
          <Bidi>{name}</Bidi> <Code>{resident.caseNumber}</Code>
        </>
      ),
    });
  }, [resident, opened]);
}

interface FileFrameProps {
  readonly resident: OpenedResident;
  readonly children: ReactNode;
}

function FileFrame({ resident, children }: FileFrameProps) {
  const { t } = useTranslation();
  const path = usePath();
  const session = useSession();
  const here = useDoorHere()?.door;
  const tabs = inOrder(doorsFor(session, 'tab')).map((tab) => tabOf(tab, resident.id));
  const chosen = tabs.findLast(({ href }) => isTowards({ ...TAB, path: href }, path)) ?? tabs[0];
  const isTab = here?.place === 'tab';
  // In a wide window the tabs stand beside the page and the acts beside the name; in a narrow one all of them lie in a line.
  const isWide = useMedia('(min-width: 60rem)', true);
  const acts = isTab ? <FileActs resident={resident} /> : null;
  return (
    <div className="file">
      <PersonBar resident={resident} isHeading={isTab} actions={isWide ? acts : null} />
      <Tabs
        className="file-tabs"
        orientation={isWide ? 'vertical' : 'horizontal'}
        selectedKey={chosen?.id ?? 'overview'}
      >
        <div className="file-tab-line">
          <TabList className="tab-list" aria-label={t('residents:page.tabs')} items={tabs}>
            {(tab) => (
              <Tab
                id={tab.id}
                href={tab.href}
                className={tab.startsGroup ? 'tab tab-starts-group' : 'tab'}
              >
                {t(tab.title)}
              </Tab>
            )}
          </TabList>
          {isWide ? null : acts}
        </div>
        <TabPanel key={chosen?.id ?? ''} id={chosen?.id ?? 'overview'} className="file-page">
          <PageFrameContext value={tabs.map(({ href }) => href)}>{children}</PageFrameContext>
        </TabPanel>
      </Tabs>
    </div>
  );
}

const TAB = { place: 'tab' } as Door;

interface FileTab {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly startsGroup: boolean;
}

function tabOf({ door, startsGroup }: OrderedTab, residentId: string): FileTab {
  const href = pathWith(door.path, { residentId }) ?? FILE_PATH;
  return { id: door.id, title: door.title, href, startsGroup };
}

/** What this role may do with the whole file; what belongs to one part of it stands there. */
const OF_THE_WHOLE: readonly string[] = ['leave-note', 'correct'];

function FileActs({ resident: { id, inHouse } }: { readonly resident: OpenedResident }) {
  const { t } = useTranslation();
  const session = useSession();
  const acts = doorsFor(session, 'act').filter(
    (door) => isOfFile(door) && OF_THE_WHOLE.includes(door.id),
  );
  const mayEnd = doorsFor(session, 'act').some(({ id: door }) => door === 'exit');
  return (
    <div className="file-acts">
      {acts.map((door) => (
        <LinkButton
          key={door.id}
          size="small"
          href={pathWith(door.path, { residentId: id }) ?? FILE_PATH}
        >
          {door.id === 'correct' ? t('residents:page.correct') : t(door.title)}
        </LinkButton>
      ))}
      {!mayEnd ? null : inHouse ? (
        <LinkButton size="small" href={`/residents/${id}/exit`}>
          {t('residents:page.exit')}
        </LinkButton>
      ) : (
        <LinkButton size="small" href={`/residents/${id}/readmit`}>
          {t('residents:page.readmit')}
        </LinkButton>
      )}
    </div>
  );
}
