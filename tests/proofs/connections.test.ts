// The packaged app under a trace of every call for a connection: a day of work makes none that leaves the machine, and neither does a
// page in foreign hands. Windows of the installed app are spoken to over the loopback; that alone is in the trace.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { connectionsIn } from '../../scripts/proofs/connections.mjs';
import { gotOut, openWayOut } from '../journeys/support/way-out';
import { admit, comeBack, found, lock } from './support/first-day';
import { install, type InstalledApp, startInstalled } from './support/installed-app';

/** WebRTC makes sockets, and asks by them which own address it would use; what was sent, or connected to, is told apart from these. */
const SILENT = /^(?:socket|bind)\(|^connect\(.*"(?:8\.8\.8\.8|2001:4860:4860::8888)".* = 0$/;

let place: ReturnType<typeof install>;
let app: InstalledApp | undefined;
let folder: string;
test.beforeEach(() => {
  place = install();
  folder = mkdtempSync(join(tmpdir(), 'kanaf-connections-'));
});
test.afterEach(async () => {
  await end();
  place.remove();
  rmSync(folder, { recursive: true });
});

async function end(): Promise<void> {
  await app?.close();
  app = undefined;
}

const trace = () => join(folder, 'trace');
const traced = () => connectionsIn(readFileSync(trace(), 'utf8'));

test('a day of work connects nowhere', async () => {
  app = await startInstalled(place, { traceTo: trace() });
  const page = await app.page();
  await found(page);
  await admit(page);
  await comeBack(await lock(app, page));
  await end();
  const { outside, local } = traced();
  expect(outside).toEqual([]);
  expect(local).toBeGreaterThan(0);
});

test('a page in foreign hands gets nowhere, and nothing leaves the machine', async () => {
  const way = await openWayOut();
  app = await startInstalled(place, { traceTo: trace() });
  expect(await gotOut(await app.page(), way)).toEqual([]);
  await end();
  await way.close();
  expect(traced().outside.filter((call) => !SILENT.test(call))).toEqual([]);
});
