// Every signed manifest on a medium remembers where the trail stood when its copy was made. The trail of the open vault
// must hold all of it: whoever forged that trail did not have the medium in their hands.
import type { HeardManifests } from '../../../src/features/backups/records';
import type { Progress } from '../../../src/kernel/operation';
import { readCheckpoint } from '../audit/checkpoint';
import { rootsOver } from '../audit/roots';
import { epochIn } from '../audit/signed-witness';
import { judgeWitness, type JudgedWitness, type Witness } from '../audit/witness';
import { findingOfAll } from '../audit/witness-findings';
import type { PersonSession } from '../open-vault/person-session';
import { heedWitnesses, lacksDeeds } from '../unlock/trail-opening';
import { type ManifestFacts, openFacts } from './manifest-facts';
import type { KeptFolder, Medium } from './medium';

/**
 * The alarm is raised at once and not with the last step of the job: a medium that is pulled out, or a copy that is
 * refused, takes nothing back of what its manifests said.
 */
export function* hearManifests(
  vault: PersonSession,
  medium: Medium | undefined,
): Generator<Progress, HeardManifests, void> {
  const folders = [...(medium?.data ?? []), ...(medium?.keys ?? [])];
  const ours = folders.filter((folder) => isOurs(vault, folder));
  const { vaultId } = vault;
  const told = [...manifestsIn(vault, ours).values()];
  const judged = yield* judge(
    vault,
    told.map((facts) => witnessOf(vaultId, facts)),
  );
  const first = findingOfAll(vault.audit, judged, () => false);
  if (first !== undefined || judged.some(({ witness }) => lacksDeeds(vault, witness))) {
    vault.writingIfPossible(() => heedWitnesses(vault, vault.now(), judged));
  }
  const differ = first === undefined ? 0 : 1 + (first.also?.length ?? 0);
  return {
    agree: judged.length - differ,
    differ,
    notOurs: numbersOf(folders).size - numbersOf(ours).size,
    doubt: first === undefined ? null : { from: first.firstBad, to: first.witness.size },
  };
}

/** Anybody can sign a manifest with a key of their own: only what this vault signed about itself is a witness. */
function isOurs(vault: PersonSession, folder: KeptFolder): boolean {
  return factsOf(vault, folder) !== undefined;
}

function factsOf(
  { vaultId, auditSecret }: PersonSession,
  { manifest }: KeptFolder,
): ManifestFacts | undefined {
  if (manifest?.publicKey !== auditSecret.publicKey.toString('hex')) return undefined;
  if (manifest.manifest.vaultId !== vaultId) return undefined;
  return openFacts(auditSecret, manifest.manifest);
}

/** The two folders of one backup hold the same manifest. */
function manifestsIn(
  vault: PersonSession,
  folders: readonly KeptFolder[],
): ReadonlyMap<string, ManifestFacts> {
  return new Map(
    folders.flatMap((folder) => {
      const facts = factsOf(vault, folder);
      return facts === undefined || folder.manifest === undefined
        ? []
        : [[folder.manifest.sha256, facts]];
    }),
  );
}

function witnessOf(vaultId: string, { trail }: ManifestFacts): Witness {
  const { size, root, checkpoint } = trail;
  const read = readCheckpoint(checkpoint);
  const epoch = epochIn(read?.origin ?? '', vaultId) ?? 1;
  const deeds = read?.deeds === undefined ? {} : { deeds: read.deeds };
  return { kind: 'manifest', epoch, size, root, ...deeds };
}

function* judge(
  { audit }: PersonSession,
  witnesses: readonly Witness[],
): Generator<Progress, readonly JudgedWitness[], void> {
  const sizes = witnesses.map(({ size }) => size);
  const total = Math.min(audit.size(), Math.max(1, ...sizes));
  const walk = rootsOver(audit, sizes);
  for (;;) {
    const step = walk.next();
    if (step.done === true) {
      const roots = step.value;
      return witnesses.map((one) => ({ verdict: judgeWitness(audit, one, roots), witness: one }));
    }
    yield { step: 'remember', done: step.value, total };
  }
}

function numbersOf(folders: readonly KeptFolder[]): ReadonlySet<number> {
  return new Set(folders.map(({ number }) => number));
}
