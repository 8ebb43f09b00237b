// One consent: to what, for whom, until when, how it was given and what was explained; withdrawn by filling in the day.
import {
  codeColumn,
  codesColumn,
  dayColumn,
  orNull,
  residentColumn,
  yesNoColumn,
} from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { maybeLine, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';
import { BODY_KINDS } from '../../kernel/body-kinds';

export const CONSENT_PURPOSES = [
  'stay-and-services',
  'keeping-data',
  'referral',
  'authority-report',
  'contact-family',
  'contact-embassy',
  'medical-treatment',
  'photo',
  'research',
  'other',
] as const;
export const CONSENT_RECIPIENTS = ['nobody', ...BODY_KINDS] as const;
export const CONSENT_WAYS = [
  'signed',
  'thumbprint',
  'witnessed-word',
  'guardian',
  'guardian-and-assent',
] as const;
export const TOLD_POINTS = [
  'interview',
  'purpose',
  'uses',
  'research-use',
  'right-to-see',
  'how-long',
  'how-to-withdraw',
] as const;

const mayRead = holders({ case: 'read' });
const mayWrite = holders({ case: 'write' });

export const consent = entryKind({
  room: 'consents',
  name: 'consent',
  table: 'consents',
  about: residentColumn(),
  on: 'givenOn',
  counted: {
    givenOn: dayColumn(),
    purpose: codeColumn(CONSENT_PURPOSES),
    recipient: codeColumn(CONSENT_RECIPIENTS),
    way: codeColumn(CONSENT_WAYS),
    told: codesColumn(TOLD_POINTS),
    withInterpreter: yesNoColumn(),
    expiresOn: orNull(dayColumn()),
    withdrawnOn: orNull(dayColumn()),
  },
  compartment: 'case',
  words: {
    recipientName: maybeLine(120),
    limits: maybeNote(500),
    givenBy: maybeLine(120),
    witness: maybeLine(120),
  },
  listed: 'words',
  ends: { field: 'withdrawnOn' },
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      purpose: 'stay-and-services',
      recipient: 'nobody',
      way: 'signed',
      told: ['purpose', 'uses', 'how-long', 'how-to-withdraw'],
      withInterpreter: true,
      limits: 'لا تُرسل صورة إلى أحد',
    },
    {
      purpose: 'referral',
      recipient: 'health-service',
      way: 'witnessed-word',
      told: ['purpose', 'how-to-withdraw'],
      withInterpreter: false,
      recipientName: 'مستشفى قصر العيني',
      limits: 'التقرير الطبي وحده',
      witness: 'الأخصائية نادية',
    },
  ],
  rules: {
    refusals: [
      'consents.guardian-unnamed',
      'consents.witness-unnamed',
      'consents.expires-before-given',
      'consents.withdrawn-before-given',
    ],
    check: ({ way, givenBy, witness, givenOn, expiresOn, withdrawnOn }) => {
      if (way.startsWith('guardian') && givenBy === null) return 'consents.guardian-unnamed';
      if (way === 'witnessed-word' && witness === null) return 'consents.witness-unnamed';
      if (expiresOn !== null && expiresOn < givenOn) return 'consents.expires-before-given';
      const isTurned = withdrawnOn !== null && withdrawnOn < givenOn;
      return isTurned ? 'consents.withdrawn-before-given' : undefined;
    },
  },
});
