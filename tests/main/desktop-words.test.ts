// Lines as `gdbus monitor` prints them, for a desktop that locks and for one that does something else.
import { expect, it } from 'vitest';
import { saysLocked } from '../../electron/main/desktop-words';

const SESSION = '/org/freedesktop/login1/session';
const CHANGED = 'org.freedesktop.DBus.Properties.PropertiesChanged';

it.each([
  '/org/freedesktop/ScreenSaver: org.freedesktop.ScreenSaver.ActiveChanged (true,)',
  '/org/gnome/ScreenSaver: org.gnome.ScreenSaver.ActiveChanged (true,)',
  '/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (true,)',
  `${SESSION}/_32: org.freedesktop.login1.Session.Lock ()`,
  `${SESSION}/_32: ${CHANGED} ('org.freedesktop.login1.Session', {'LockedHint': <true>}, @as [])`,
  `${SESSION}/_32: ${CHANGED} ('org.freedesktop.login1.Session', {'Active': <false>, 'State': <'online'>}, @as [])`,
])('%s locks', (line) => {
  expect(saysLocked(line, '2')).toBe(true);
  expect(saysLocked(line)).toBe(true);
});

it.each([
  'Monitoring signals from all objects owned by org.freedesktop.login1',
  'The name org.freedesktop.login1 is owned by :1.3',
  '/org/gnome/ScreenSaver: org.gnome.ScreenSaver.ActiveChanged (false,)',
  '/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (false,)',
  `${SESSION}/_32: org.freedesktop.login1.Session.Unlock ()`,
  `${SESSION}/_32: ${CHANGED} ('org.freedesktop.login1.Session', {'LockedHint': <false>}, @as [])`,
  `${SESSION}/_32: ${CHANGED} ('org.freedesktop.login1.Session', {'Active': <true>}, @as [])`,
])('%s does not', (line) => {
  expect(saysLocked(line, '2')).toBe(false);
  expect(saysLocked(line)).toBe(false);
});

it('a colleague’s session on the same computer is not ours', () => {
  const line = (session: string) => `${SESSION}/${session}: org.freedesktop.login1.Session.Lock ()`;
  expect(saysLocked(line('_35'), '2')).toBe(false);
  expect(saysLocked(line('c2'), 'c2')).toBe(true);
  expect(saysLocked(line('_312'), '12')).toBe(true);
});
