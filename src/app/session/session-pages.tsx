// Every page behind the door, with its router. Loaded apart from the door, so that the window need not wait for it.
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { makeRouter } from '../routes';
import { type Given, Inside, SessionSettings } from './inside';

/** A router of its own for each session: no page of an earlier one can be gone back to. */
export function SessionPages(given: Given) {
  const router = useMemo(() => makeRouter(Inside), []);
  return (
    <SessionSettings value={given}>
      <RouterProvider router={router} />
    </SessionSettings>
  );
}
