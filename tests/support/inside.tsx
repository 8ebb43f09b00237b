// The whole window inside a session of one role, at one path, against a fake vault: frame, router, guards and pages.
import { RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setPreferences } from '../../src/app/frame/preferences';
import { addSentences, startLanguages } from '../../src/app/i18n';
import { makeRouter } from '../../src/app/routes';
import { sentences as ar } from '../../src/app/sentences/ar';
import { sentences as en } from '../../src/app/sentences/en';
import { Inside, SessionSettings } from '../../src/app/session/inside';
import type { OpenSession } from '../../src/features/vault/contract';
import type { Role } from '../../src/kernel/compartments';
import { makeQueryClient } from '../../src/ui/call';
import { DEFAULT_FORMAT } from '../../src/ui/format';

export interface InsideOptions {
  readonly role: Role;
  readonly path?: string;
  readonly language?: 'ar' | 'en';
}

export function renderInside({ role, path = '/', language = 'en' }: InsideOptions) {
  const languages = startLanguages(language);
  addSentences('ar', ar);
  addSentences('en', en);
  void languages.changeLanguage(language);
  setPreferences({ language });
  const router = makeRouter(Inside, path);
  const session = {
    sessionId: 'session-of-a-test',
    staffCode: 'XX-01',
    role,
    training: false,
    failedTries: 0,
    program: { version: '0.1.0', schema: 22, keyringSchema: 4 },
    settings: { ...DEFAULT_FORMAT, name: 'دار', facilityCode: 'EG-01' },
  } as unknown as OpenSession;
  const given = { languages, client: makeQueryClient(), settings: DEFAULT_FORMAT, session };
  const view = render(
    <SessionSettings value={given}>
      <RouterProvider router={router} />
    </SessionSettings>,
  );
  return { ...view, router, user: userEvent.setup() };
}
