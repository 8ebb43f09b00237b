// The changed copies opened as any vault of today is: the same keys, people and deeds, the trail as it was, nothing lost. Its trail
// is told of it here, so that the line becomes true in the same moment as the files.
import type { DoorRefusal } from '../../../src/features/vault/contract';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { Frontier } from '../audit/chain';
import { checkpointsFit } from '../audit/kept-checkpoints';
import { keepMark } from '../audit/marks';
import { type SweepProgress, type SweepVerdict, sweep } from '../audit/sweep';
import { vouchesForPaper, vouchesForSlot } from '../deeds/vouching';
import { keptPaperChange } from '../house-facts/recovery-facts';
import { leftStaffIds } from '../house-facts/staff-known';
import { closeHeader, type Header, type HeaderContent } from '../keys/header';
import { slotChanges } from '../keyring/slot-changes';
import type { PersonSession } from '../open-vault/person-session';
import { everyOpenablePart } from '../sealing/openable-parts';
import { openProved } from '../unlock/unlocking';
import { type Before, type CopiesRequest, inSlices, type Steps } from './copies';
import { rowsToTell } from './rows-told';

/** `what` of `vault.upgrade-differs` is `tables`, `trail`, `people`, `parts` or `rows`. */
export type ToldRefusal = DoorRefusal | 'vault.upgrade-differs';

export async function* openedAndTold(
  request: CopiesRequest,
  before: Before,
): Steps<Result<Header, ToldRefusal>> {
  const { order, proved, names } = request;
  const { copies, header } = request.due.found;
  const content: HeaderContent = { ...header.content, files: names };
  // The computer remembers nothing of a vault that is not true yet.
  const { profile: _none, ...aside } = order;
  const opened = await openProved(aside, {
    ...proved,
    header: { copies, header: { ...header, content } },
  });
  if (!opened.ok) return opened;
  const session = opened.value;
  try {
    const door = whyNot(session, request);
    if (door !== undefined) return refuse(door);
    const what = hasEverySlot(session, content) ? yield* differing(session, before) : 'people';
    if (what !== undefined) return refuse('vault.upgrade-differs', { what });
    tell(session, request, before);
    const swept = yield* inSlices(
      'upgrade-compare',
      counted(sweep(session.records, session.recorder)),
    );
    if (swept.bad > before.rows.faults) return refuse('vault.upgrade-differs', { what: 'rows' });
    const next = { ...content, generation: content.generation + 1 };
    return ok(closeHeader(next, session.files.databaseKey));
  } finally {
    session.close();
  }
}

/** Whoever may not come in brings nothing up to date either. */
function whyNot(
  session: PersonSession,
  { proved }: CopiesRequest,
): 'vault.left' | 'vault.slot-unvouched' | undefined {
  if (leftStaffIds(session.records).has(session.session.staffId)) return 'vault.left';
  return vouchesForSlot(session.book.state, proved.slot) ? undefined : 'vault.slot-unvouched';
}

/** Nobody is shut out. What is still on its way into the header is brought there by the next unlock. */
function hasEverySlot(
  { book, records }: PersonSession,
  { slots, recovery, cards }: HeaderContent,
): boolean {
  const { people, papers } = book.state;
  const vouched = [...slots, ...slotChanges(records)].filter((slot) =>
    vouchesForSlot(book.state, slot),
  );
  const areHere = Object.entries(people).every(
    ([id, { hasLeft }]) => hasLeft || vouched.some(({ staffId }) => staffId === id),
  );
  if (!areHere || keptPaperChange(records) !== undefined) return areHere;
  const isCardsRight =
    cards === undefined ? papers.cards === null : vouchesForPaper(book.state, cards);
  return isCardsRight && vouchesForPaper(book.state, recovery);
}

async function* differing(
  session: PersonSession,
  before: Before,
): Steps<'trail' | 'parts' | undefined> {
  const { audit: trail, auditSecret: secret, vaultId } = session;
  const walk = trail.walk(new Frontier(), checkpointsFit({ vaultId, trail, secret }));
  const verdict = yield* inSlices('upgrade-compare', walk);
  if (JSON.stringify(verdict) !== JSON.stringify(before.trail)) return 'trail';
  const parts = yield* inSlices('upgrade-compare', everyOpenablePart(session, session.sealing));
  const areSame = parts.tried === before.parts.tried && parts.opened === before.parts.opened;
  return areSame ? undefined : 'parts';
}

function tell(session: PersonSession, { order, due }: CopiesRequest, { rows }: Before): void {
  const told = rowsToTell(rows, due.steps, session.recorder.everyRow());
  session.writing(() => {
    keepMark(session.records, 'former-format', String(due.format));
    const facts = {
      from: due.format,
      to: due.found.header.content.formatVersion,
      rows: told.length,
    };
    const line = { at: order.now, verb: 'vault.upgraded', outcome: 'done', facts } as const;
    session.recorder.baseline({ ...line, actor: session.session.staffCode }, told);
    session.keepCheckpoint();
  });
}

function* counted(
  work: Generator<SweepProgress, SweepVerdict, void>,
): Generator<number, SweepVerdict, void> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    yield step.value.done;
  }
}
