// Somebody who is not let in: the name with its other spellings, and why. The desk is warned before it opens the door.
import { codeColumn, dayColumn, orNull, residentColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { line, maybeLine, maybePhone, note } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const BAN_REASONS = ['threat', 'trafficker', 'violence', 'court-order', 'other'] as const;

const mayRead = holders({ presence: 'read' });
const mayWrite = holders({ presence: 'write' });

export const ban = entryKind({
  room: 'banned-visitors',
  name: 'ban',
  table: 'banned_visitors',
  about: orNull(residentColumn()),
  on: 'bannedOn',
  counted: {
    bannedOn: dayColumn(),
    /** Null: until it is corrected. */
    until: orNull(dayColumn()),
    because: codeColumn(BAN_REASONS),
  },
  compartment: 'presence',
  words: {
    visitor: line(120),
    otherNames: maybeLine(200),
    phone: maybePhone(),
    plate: maybeLine(20),
    whatToDo: note(500),
  },
  listed: 'words',
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      because: 'threat',
      visitor: 'عبد الرحمن الشافعي',
      otherNames: 'أبو طارق، Abdelrahman',
      phone: '+20 111 234 5678',
      plate: 'ط ر ق 4821',
      whatToDo: 'لا يُفتح له، ويُتصل بالمدير.',
    },
    {
      because: 'court-order',
      visitor: 'حسام الدين نوفل',
      whatToDo: 'صدر بحقه أمر بعدم التعرض. لا يُفتح له، ويُتصل بالشرطة.',
    },
    {
      because: 'violence',
      visitor: 'شوقي البدري',
      otherNames: 'Shawki Elbadry',
      whatToDo: 'ضرب حارس البوابة. لا يُفتح له، ويُتصل بالمدير.',
      residentId: null,
    },
  ],
  rules: {
    refusals: ['banned-visitors.ends-before'],
    check: ({ bannedOn, until }) =>
      until !== null && until < bannedOn ? 'banned-visitors.ends-before' : undefined,
  },
});
