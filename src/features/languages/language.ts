// A language the resident speaks: how well, whether it is read, and whether an interpreter is needed in it.
import { codeColumn, dayColumn, residentColumn, yesNoColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { maybeLine } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const LANGUAGES = [
  'ar',
  'en',
  'fr',
  'am',
  'ti',
  'om',
  'so',
  'sw',
  'ha',
  'hi',
  'ur',
  'bn',
  'ne',
  'si',
  'ta',
  'tl',
  'id',
  'fa',
  'ku',
  'tr',
  'es',
  'ru',
  'zh',
  'sign',
  'other',
] as const;
export const LANGUAGE_LEVELS = ['mother-tongue', 'fluent', 'everyday', 'few-words'] as const;

const mayRead = holders({ case: 'read' });
const mayWrite = holders({ case: 'write' });

export const language = entryKind({
  room: 'languages',
  name: 'language',
  table: 'languages',
  about: residentColumn(),
  on: 'notedOn',
  counted: {
    notedOn: dayColumn(),
    language: codeColumn(LANGUAGES),
    level: codeColumn(LANGUAGE_LEVELS),
    reads: yesNoColumn(),
    needsInterpreter: yesNoColumn(),
  },
  compartment: 'case',
  words: { dialect: maybeLine(80) },
  listed: 'words',
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      language: 'am',
      level: 'mother-tongue',
      reads: true,
      needsInterpreter: true,
      dialect: 'لهجة غوندر',
    },
    {
      language: 'ar',
      level: 'everyday',
      reads: false,
      needsInterpreter: false,
      dialect: 'لهجة خليجية',
    },
  ],
});
