// Counting a period, sealing its figures under the next number, signing them, handing them over.
// Never signs figures that were not counted in the same step, and never lets a number out twice.
import type { Period } from '../../kernel/calendar-date';
import type { SummaryId } from '../../kernel/ids';
import type { CheckedInputOf, OutputOf, RefusalCodeOf } from '../../kernel/operation';
import { ok, type Result, refuse } from '../../kernel/result';
import type { CommandContext, UseCases } from '../../kernel/use-case';
import { type ShelterGroup, trulyNeverAdmitted } from './box';
import type { summaries } from './contract';
import { correctionTellsTooMuch, releasedFigures } from './disclosure';
import { isEmptyPaper } from './empty-paper';
import { countPeriod, type CountRefusal, type Figures, membersOf } from './figures';
import {
  approvalBytes,
  contentBytes,
  contentOf,
  isPeriodOfSummary,
  payloadBytes,
  type SummaryPayload,
} from './payload';
import { type Profile, type ProfileName, profileOf } from './profile';
import {
  type KeptSummary,
  periodOfContent,
  type SummariesRead,
  type SummariesWrite,
} from './records';
import { stepTo } from './states';

export const summariesUseCases: UseCases<typeof summaries, SummariesRead, SummariesWrite> = {
  prepare({ period, profile }, { records, today }) {
    const counted = count(records, period, profile);
    if (!counted.ok) return counted;
    const { exact, releases } = counted.value.figures;
    return ok({
      exact: [...exact],
      published: releases.map(({ published }) => published),
      behind: releases.map(({ chosen }) => chosen?.exact ?? null),
      periodIsOver: period.to <= today,
    });
  },

  outlook({ period, profile }, { records }) {
    const counted = count(records, period, profile);
    if (!counted.ok) return counted;
    const tables = counted.value.figures.releases.map(({ published }) => published);
    const ofStatus = (status: 'shown' | 'withheld') =>
      tables.filter((table) => table.status === status).map(({ id }) => id);
    return ok({
      shown: ofStatus('shown'),
      withheld: ofStatus('withheld'),
      isEmpty: isEmptyPaper(tables),
      sealed: standingOver(period, records).map(lineOf),
    });
  },

  cellMembers({ period, table, row, column }, { records }) {
    const stays = membersOf({ stays: records.countedStays(period), period }, table, {
      row,
      column,
    });
    if (stays === undefined) return refuse('summaries.no-such-figure');
    const numbers = records.caseNumbers(stays.map(({ residentId }) => residentId));
    const members = stays.map(({ residentId, stayId }) => ({
      residentId,
      stayId,
      caseNumber: numbers.get(residentId) ?? null,
    }));
    return ok({ members });
  },

  async *seal(input, { records, now, commit, ...context }) {
    if (!(yield* records.trailHolds(now))) return refuse('summaries.trail-broken');
    return commit((write) => sealFigures(input, { ...context, now, records: write }));
  },

  async *sign({ id }, { records, now, commit }) {
    const summary = records.find(id);
    if (summary === undefined) return refuse('summaries.not-found');
    const step = stepTo(summary.state, 'signed');
    if (!step.ok) return step;
    const payload = payloadBytes(payloadOf(summary, records, now));
    yield { step: 'printing-ar', done: 0, total: 4 };
    const pdfAr = await records.renderAndSign(payload, 'ar');
    yield { step: 'printing-en', done: 1, total: 4 };
    const pdfEn = await records.renderAndSign(payload, 'en');
    if (pdfAr === undefined || pdfEn === undefined) return refuse('summaries.print-failed');
    yield { step: 'signing', done: 2, total: 4 };
    const detachedSignature = await records.signDetached(payload);
    const files = { payload, detachedSignature, pdfAr, pdfEn };
    yield { step: 'checking', done: 3, total: 4 };
    // A paper that every verifier would refuse must not leave: its recipient could not tell it from a forged one.
    if (!(await records.areAccepted(files))) return refuse('summaries.own-check-failed');
    return commit((write) => {
      // Another session may have declared it void while the pages were printed.
      const still = stepTo(write.find(id)?.state ?? 'void', 'signed');
      if (!still.ok) return still;
      const kept = write.keepSigned(id, files, now);
      return ok({ id, payloadSha256: write.sha256(payload), files: [...kept] });
    });
  },

  voidSealed({ id }, { records }) {
    const summary = records.find(id);
    if (summary === undefined) return refuse('summaries.not-found');
    const step = stepTo(summary.state, 'void');
    if (!step.ok) return step;
    records.markVoid(id);
    return ok({ id });
  },

  list(_input, { records }) {
    return ok({ summaries: records.kept().map(lineOf) });
  },

  open({ id }, { records }) {
    const summary = records.find(id);
    if (summary === undefined) return refuse('summaries.not-found');
    const { content, payload, payloadSha256, files } = summary;
    return ok({
      line: lineOf(summary),
      content,
      issue: payload?.issue ?? null,
      payloadSha256,
      files: [...(files ?? [])],
    });
  },

  async *export({ id, folder }, { records }) {
    const summary = records.find(id);
    if (summary === undefined) return refuse('summaries.not-found');
    if (summary.state !== 'signed') return refuse('summaries.not-signed');
    yield { step: 'writing-files', done: 0, total: 1 };
    const written = await records.exportTo(folder, id);
    if (!written.ok) return written;
    const { files, ...where } = written.value;
    return ok({ files: [...files], ...where });
  },

  async *handCertificate({ folder }, { records }) {
    yield { step: 'writing-files', done: 0, total: 1 };
    return records.handCertificate(folder);
  },

  async *verify(input, { records }) {
    yield { step: 'checking', done: 0, total: 1 };
    return ok(await records.verify(input));
  },
};

/** Counts and reserves the number in one transaction: never figures of one moment under the number of another. */
function sealFigures(
  { period, profile, recipient, replaces }: CheckedInputOf<typeof summaries.seal>,
  { records, today, now, newId }: CommandContext<SummariesWrite>,
): Result<OutputOf<typeof summaries.seal>, RefusalCodeOf<typeof summaries.seal>> {
  if (!isPeriodOfSummary(period)) return refuse('summaries.period-length');
  if (period.to > today) return refuse('summaries.period-not-over');
  const counted = count(records, period, profile);
  if (!counted.ok) return counted;
  const released = releasedFigures(counted.value.figures.releases);
  const before = earlierOf(records, { period, profile: counted.value.profile, replaces });
  if (!before.ok) return before;
  const old = before.value;
  if (
    old !== undefined &&
    correctionTellsTooMuch(old.released, released, counted.value.profile.k)
  ) {
    return refuse('summaries.correction-too-small');
  }
  const tables = counted.value.figures.releases.map((release) => release.published);
  if (isEmptyPaper(tables)) return refuse('summaries.nothing-shown');
  const { shelterId, facilityCode } = records.shelter();
  const content = contentOf({
    shelterId,
    facilityCode,
    neverAdmits: [...counted.value.neverAdmits],
    period,
    profile: counted.value.profile,
    tables,
  });
  const id = newId<'summary'>();
  const sequence = Math.max(0, ...records.kept().map((kept) => kept.sequence)) + 1;
  const version = (old?.version ?? 0) + 1;
  const contentSha256 = records.sha256(contentBytes(content));
  const approvals = records.approve(approvalBytes({ contentSha256, sequence, version, recipient }));
  const reservedAt = now;
  const number = { id, sequence, version };
  records.keepSealed({
    ...number,
    content,
    contentSha256,
    recipient,
    replaces,
    approvals,
    released,
    reservedAt,
  });
  return ok(number);
}

function count(
  records: SummariesRead,
  period: Period,
  name: ProfileName,
): Result<
  {
    readonly figures: Figures;
    readonly profile: Profile;
    readonly neverAdmits: readonly ShelterGroup[];
  },
  CountRefusal | 'summaries.profile-not-available'
> {
  const profile = profileOf(name);
  if (!profile.ok) return profile;
  const stays = records.countedStays(period);
  const neverAdmits = trulyNeverAdmitted(records.shelter().neverAdmits, stays);
  const figures = countPeriod({ stays, period, profile: profile.value, neverAdmits });
  return figures.ok ? ok({ figures: figures.value, profile: profile.value, neverAdmits }) : figures;
}

/**
 * The summary being replaced, or undefined for a first version. Without a release ledger two summaries over
 * overlapping days could be subtracted from each other, so only a replacement may cover the same days.
 */
function earlierOf(
  records: SummariesRead,
  asked: {
    readonly period: Period;
    readonly profile: Profile;
    readonly replaces: { readonly id: SummaryId } | null;
  },
): Result<
  KeptSummary | undefined,
  | 'summaries.not-found'
  | 'summaries.not-signed'
  | 'summaries.replaces-another-period'
  | 'summaries.period-overlaps'
> {
  const { period, profile, replaces } = asked;
  const old = replaces === null ? undefined : records.find(replaces.id);
  if (replaces !== null && old === undefined) return refuse('summaries.not-found');
  if (old !== undefined && old.state !== 'signed') return refuse('summaries.not-signed');
  if (
    old !== undefined &&
    !(samePeriod(old, period) && old.content.profile.name === profile.name)
  ) {
    return refuse('summaries.replaces-another-period');
  }
  const overlapping = standingOver(period, records);
  const newest = overlapping.reduce((highest, kept) => Math.max(highest, kept.version), 0);
  const allowed = old === undefined ? overlapping.length === 0 : old.version === newest;
  return allowed ? ok(old) : refuse('summaries.period-overlaps');
}

/** Sealed or signed summaries that cover one of these days. */
function standingOver(period: Period, records: SummariesRead): readonly KeptSummary[] {
  return records.kept().filter((kept) => kept.state !== 'void' && overlaps(kept, period));
}

function samePeriod(summary: KeptSummary, period: Period): boolean {
  const own = periodOfContent(summary.content);
  return own.from === period.from && own.to === period.to;
}

function overlaps(summary: KeptSummary, period: Period): boolean {
  const own = periodOfContent(summary.content);
  return own.from < period.to && period.from < own.to;
}

function payloadOf(summary: KeptSummary, records: SummariesRead, now: string): SummaryPayload {
  const signed = records.kept().filter((kept) => kept.state === 'signed');
  const last = signed.reduce<KeptSummary | undefined>(
    (newest, kept) => (newest === undefined || kept.sequence > newest.sequence ? kept : newest),
    undefined,
  );
  const { content, contentSha256, sequence, version, recipient, approvals } = summary;
  return {
    content,
    issue: {
      ...records.issueFacts(),
      sequence,
      version,
      supersedes: supersededBy(summary, records),
      previous: last?.payloadSha256 ?? null,
      generatedAt: now,
      recipient,
      approvals: [...approvals],
      contentSha256,
    },
  };
}

function supersededBy(
  { replaces }: KeptSummary,
  records: SummariesRead,
): SummaryPayload['issue']['supersedes'] {
  if (replaces === null) return null;
  const old = records.find(replaces.id);
  // Sealing refuses anything but a signed summary here, and signed summaries do not change.
  if (old === undefined || old.payloadSha256 === null) {
    throw new Error('the replaced summary is not signed');
  }
  return { payloadSha256: old.payloadSha256, version: old.version, reason: replaces.reason };
}

function lineOf(summary: KeptSummary): {
  id: SummaryId;
  sequence: number;
  version: number;
  state: KeptSummary['state'];
  period: Period;
  profile: Profile['name'];
  reservedAt: string;
  signedAt: string | null;
  supersedes: SummaryId | null;
} {
  const { id, sequence, version, state, reservedAt, signedAt, content, replaces } = summary;
  return {
    id,
    sequence,
    version,
    state,
    period: periodOfContent(content),
    profile: content.profile.name,
    reservedAt,
    signedAt,
    supersedes: replaces?.id ?? null,
  };
}
