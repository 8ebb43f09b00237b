// Moving between pages without knowing the router: the app hands its own way of going in.
import { createContext, useContext } from 'react';

export interface Navigation {
  readonly path: string;
  /** What to land on in the page, from `/path#mark`; empty for its top. */
  readonly mark?: string;
  readonly params: Readonly<Record<string, string>>;
  readonly go: (path: string) => void;
  readonly back: () => void;
  readonly forward?: () => void;
}

const nowhere: Navigation = { path: '/', params: {}, go: () => undefined, back: () => undefined };

export const NavigationContext = createContext<Navigation>(nowhere);

/** Goes to a page of the app: `go('/residents/new')`. */
export function useGo(): (path: string) => void {
  return useContext(NavigationContext).go;
}

export function useGoBack(): () => void {
  return useContext(NavigationContext).back;
}

export function useGoForward(): () => void {
  return useContext(NavigationContext).forward ?? nothing;
}

const nothing = () => undefined;

/** What the open page is to land on; empty for its top. */
export function useMark(): string {
  return useContext(NavigationContext).mark ?? '';
}

export function usePath(): string {
  return useContext(NavigationContext).path;
}

/** A named part of the page's path, `/residents/$residentId`. Throws when the page has no such part. */
export function useParam(name: string): string {
  const value = useContext(NavigationContext).params[name];
  if (value === undefined) throw new Error(`this page has no part named ${name}`);
  return value;
}

/** A named part of the page's path, or undefined where the page has none of that name. */
export function useMaybeParam(name: string): string | undefined {
  return useContext(NavigationContext).params[name];
}
