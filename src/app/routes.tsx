// Every page of the house and its path, in one list. Paths live in memory only: where one has been leaves no trace on disk.
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
import type { Navigation } from '../ui/navigate';
import { TodayPage } from './pages/today-page';

export interface PageEntry {
  /** `/residents/$residentId`; the page reads the part by `useParam('residentId')`. */
  readonly path: string;
  readonly component: () => ReactNode;
}

export const PAGES: readonly PageEntry[] = [{ path: '/', component: TodayPage }];

/** The router of one session: made anew after every unlock, so that nothing of an earlier session is left. */
export function makeRouter(layout: ComponentType<{ readonly children: ReactNode }>) {
  const Layout = layout;
  const root = createRootRoute({
    component: () => (
      <Layout>
        <Outlet />
      </Layout>
    ),
  });
  const routes = PAGES.map((page) =>
    createRoute({ getParentRoute: () => root, path: page.path, component: page.component }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
}

/** The router as the parts of src/ui know it. */
export function useNavigation(): Navigation {
  const navigate = useNavigate();
  const router = useRouter();
  const path = useLocation({ select: (location) => location.pathname });
  const params = useParams({ strict: false }) as Record<string, string>;
  return useMemo(
    () => ({
      path,
      params,
      go: (to) => void navigate({ to }),
      back: () => router.history.back(),
    }),
    [navigate, router, path, params],
  );
}
