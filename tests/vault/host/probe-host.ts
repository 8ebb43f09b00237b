// A host with one small room over a real open vault, to see what the host itself guarantees.
import { z } from 'zod';
import { Host } from '../../../electron/vault/host/host';
import type { JobWatch } from '../../../electron/vault/host/run-steps';
import { room } from '../../../electron/vault/host/room';
import { freshId } from '../../../electron/vault/keys/places';
import type { PersonSession } from '../../../electron/vault/open-vault/person-session';
import { command, contractOf, job, query, recorded, staff } from '../../../src/kernel/operation';
import { ok, refuse } from '../../../src/kernel/result';
import type { UseCases } from '../../../src/kernel/use-case';
import type { TestVault } from '../../support/test-vault';

const wish = z.object({ name: z.string().min(1).max(40), how: z.string().default('well') });
const shown = z.object({ name: z.string(), events: z.number() });
const common = { input: wish, output: shown, permission: staff, refusals: ['probe.no'] } as const;

export const probe = contractOf('probe', {
  read: query({ ...common, audit: recorded('probe.read') }),
  write: command({ ...common, audit: recorded('probe.write') }),
  work: job({ ...common, audit: recorded('probe.work') }),
});

const INSERT = 'INSERT INTO vault_facts (name, value) VALUES ($name, $value)';

/** The vault's handles themselves stand in for a record store. */
const useCases: UseCases<typeof probe, PersonSession, PersonSession> = {
  read: ({ name, how }, { records }) => {
    if (how === 'writing') records.records.run(INSERT, { name, value: 'x' });
    if (how === 'executing') records.records.exec('DELETE FROM vault_facts');
    if (how === 'returning') records.records.get(`${INSERT} RETURNING name`, { name, value: 'x' });
    if (how === 'keyring') records.keyring.all('DELETE FROM compartment_wraps RETURNING holder_id');
    if (how === 'no') return refuse('probe.no');
    return ok({ name, events: records.audit.size(), secret: 'not in the contract' });
  },
  write: ({ name, how }, { records }) => {
    records.records.run(INSERT, { name, value: 'x' });
    records.writeKeyring().run('DELETE FROM compartment_wraps');
    if (how === 'no') return refuse('probe.no');
    if (how === 'throwing') throw new Error('the disk of somebody called سلمى');
    if (how === 'misshapen') return ok({ name: 7, events: 0 } as never);
    records.writeKeyring().rollback();
    return ok({ name, events: records.audit.size() });
  },
  async *work({ name, how }, { records, commit }) {
    for (let done = 0; done < 3; done += 1) yield { step: 'counting', done, total: 3 };
    const write = (as: string) =>
      commit((store) => {
        store.records.run(INSERT, { name: as, value: 'x' });
        if (how === 'no') return refuse('probe.no');
        const kept = { name: 'kept', events: records.audit.size(), secret: 'not in the contract' };
        return ok(kept);
      });
    if (how === 'throwing') throw new Error('the work broke');
    const first = write(name);
    if (!first.ok) return first;
    if (how === 'twice') write(`${name} again`);
    yield { step: 'counting', done: 3, total: 3 };
    return ok({ name, events: records.audit.size() });
  },
};

export interface ProbeHost {
  readonly host: Host;
  /** Features that were announced as changed. */
  readonly changed: string[];
  readonly faults: { readonly operation: string; readonly error: unknown }[];
  ask(operation: keyof typeof probe, input: unknown, watch?: JobWatch): ReturnType<Host['answer']>;
}

export function probeHost(house: TestVault): ProbeHost {
  const changed: string[] = [];
  const faults: ProbeHost['faults'] = [];
  const rooms = [room({ contract: probe, useCases, records: (place) => place.vault() })];
  const host = new Host(rooms, house.at.gate, {
    now: house.clock.now,
    newId: freshId,
    changed: (feature) => changed.push(feature),
    logFault: (operation, error) => {
      faults.push({ operation, error });
      return `K-${faults.length}`;
    },
  });
  const ask: ProbeHost['ask'] = (operation, input, watch) => {
    const { name } = probe[operation];
    const sessionId = house.sessionId();
    return host.answer({ kind: 'call', callId: '1', operation: name, input, sessionId }, watch);
  };
  return { host, changed, faults, ask };
}
