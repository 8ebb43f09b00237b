// What is offered by name in the search box, wherever in the window one is.
import type { Door } from '../door';
import { ADMITS, MANAGES, SIGNS } from '../needs';

export const ACT_DOORS = [
  {
    id: 'admit',
    path: '/residents/new',
    place: 'act',
    title: 'residents:list.admit',
    icon: 'resident-add',
    needs: ADMITS,
    help: 'admit',
    shortcut: 'Ctrl+N',
  },
  {
    id: 'prepare',
    path: '/reports/new',
    place: 'act',
    title: 'summaries:list.new',
    icon: 'file-check',
    needs: SIGNS,
    help: 'prepare',
  },
  {
    id: 'verify',
    path: '/verify',
    place: 'act',
    title: 'verify:title',
    icon: 'signed',
    needs: 'anybody',
    help: 'verify',
  },
  {
    id: 'own-passphrase',
    path: '/office/staff/own/passphrase',
    place: 'act',
    title: 'staff:list.own-passphrase',
    icon: 'key',
    needs: 'anybody',
    help: 'own-passphrase',
  },
  {
    id: 'own-sign-ins',
    path: '/office/staff/own/sign-ins',
    place: 'act',
    title: 'staff:list.sign-ins',
    icon: 'history',
    needs: MANAGES,
    help: 'own-sign-ins',
  },
  {
    id: 'invite',
    path: '/office/staff/new',
    place: 'act',
    title: 'staff:list.invite',
    icon: 'resident-add',
    needs: MANAGES,
    help: 'invite',
  },
] as const satisfies readonly Door[];
