// Behind each door its screen. Paths live in memory only: where one has been leaves no trace on disk.
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  useLocation,
  useNavigate,
  useParams,
  useRouter,
} from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useMemo } from 'react';
import { useSession } from '../ui/session';
import type { Navigation } from '../ui/navigate';
import { ROOM_PAGES } from './room-pages';
import { PersonShell } from './pages/person-shell';
import { ClosedDoor } from './pages/closed-door';
import { type Door, mayEnter } from './doors/door';
import type { DoorId } from './doors/doors';
import { FILE_PATH, FILE_SECTIONS } from '../kernel/file-sections';
import { ALL_DOORS, isOfFile } from './doors/use-doors';
import { SectionPage } from './pages/section-page';
import { FILE_SCREENS } from './screens/file';
import { HOUSE_SCREENS } from './screens/house';
import { OFFICE_SCREENS } from './screens/office';

const SCREENS: Readonly<Record<DoorId, () => ReactNode>> = {
  ...HOUSE_SCREENS,
  ...FILE_SCREENS,
  ...OFFICE_SCREENS,
};

const ROOM_SCREENS = new Map(
  ROOM_PAGES.flatMap(({ pages }) => pages).map(({ path, component }) => [path, component]),
);

function isKnown(id: string): id is DoorId {
  return id in SCREENS;
}

function screenOf({ id, path }: Door): () => ReactNode {
  const section = FILE_SECTIONS.find((one) => path === `${FILE_PATH}/${one}`);
  if (section !== undefined) return () => <SectionPage section={section} />;
  const found = isKnown(id) ? SCREENS[id] : ROOM_SCREENS.get(path);
  if (found === undefined) throw new Error(`no screen stands at ${path}`);
  return found;
}

/** A page that this role is offered nowhere says so instead of asking the vault for what it would refuse. */
function pageOf(door: Door): () => ReactNode {
  const Screen = screenOf(door);
  return function DoorPage() {
    return mayEnter(useSession(), door) ? <Screen /> : <ClosedDoor door={door} />;
  };
}

/** The router of one session: made anew after every unlock, so that nothing of an earlier session is left. */
export function makeRouter(
  layout: ComponentType<{ readonly children: ReactNode }>,
  initialPath = '/',
) {
  const Layout = layout;
  const root = createRootRoute({
    component: () => (
      <Layout>
        <Outlet />
      </Layout>
    ),
  });
  const file = createRoute({
    getParentRoute: () => root,
    path: FILE_PATH,
    component: () => (
      <PersonShell>
        <Outlet />
      </PersonShell>
    ),
  });
  const pages = ALL_DOORS.filter((door) => !isOfFile(door)).map((door) =>
    createRoute({ getParentRoute: () => root, path: door.path, component: pageOf(door) }),
  );
  const parts = ALL_DOORS.filter(isOfFile).map((door) =>
    createRoute({
      getParentRoute: () => file,
      path: door.path.slice(FILE_PATH.length) || '/',
      component: pageOf(door),
    }),
  );
  return createRouter({
    routeTree: root.addChildren([...pages, file.addChildren(parts)]),
    history: createMemoryHistory({ initialEntries: [initialPath] }),
  });
}

/** The router as the parts of src/ui know it. `go` takes `/path#mark`: the part of the page to land on. */
export function useNavigation(): Navigation {
  const navigate = useNavigate();
  const router = useRouter();
  const path = useLocation({ select: (location) => location.pathname });
  const mark = useLocation({ select: (location) => location.hash });
  const params = useParams({ strict: false }) as Record<string, string>;
  return useMemo(
    () => ({
      path,
      mark,
      params,
      go: (to) => {
        const [pathname = to, hash] = to.split('#');
        void navigate({ to: pathname, ...(hash === undefined ? {} : { hash }) });
      },
      back: () => router.history.back(),
      forward: () => router.history.forward(),
    }),
    [navigate, router, path, mark, params],
  );
}
