// Names of the days of the week, and the words that lists put around a day: "يوم الأحد الموافق 3/2/2025".

const DAYS: readonly RegExp[] = [
  /^(?:(?:ال)?احد|sun(?:day)?|dimanche)$/,
  /^(?:(?:ال)?ا?ثنين|mon(?:day)?|lundi)$/,
  /^(?:(?:ال)?ثلاثاء?|tues?(?:day)?|mardi)$/,
  /^(?:(?:ال)?اربعاء?|wed(?:nesday)?|mercredi)$/,
  /^(?:(?:ال)?خميس|thu(?:rs?)?(?:day)?|jeudi)$/,
  /^(?:(?:ال)?جمع[هة]|fri(?:day)?|vendredi)$/,
  /^(?:(?:ال)?سبت|sat(?:urday)?|samedi)$/,
];
const AROUND =
  /^(?:يوم|بيوم|ليوم|(?:ال)?موافق|(?:ال)?مصادف|(?:ال)?واقع|فيه?|فى|بتاريخ|تاريخ|سنة|سنه|عام|مواليد|صباح|مساء|ليلة|ليله|فجر|ظهر|عصر|dated?|day|year|born|in|on|the|of|le|du)$/;
const LONGEST = 64;

/** 0 for Sunday to 6 for Saturday. */
function weekdayOf(word: string): number | undefined {
  const at = DAYS.findIndex((day) => day.test(plain(word)));
  return at < 0 ? undefined : at;
}

/** The text without the day of the week and the words around it, where it holds a number; and that day. */
export function withoutWeekday(text: string): { readonly text: string; readonly weekday?: number } {
  if (text.length > LONGEST || !/\d/.test(text) || !/\p{L}/u.test(text)) return { text };
  const words = text
    .replace(/(موافق|مصادف):?(?=\d)/g, '$1 ')
    .split(/[\s,،()]+/)
    .filter((word) => word !== '');
  const days = words.map(weekdayOf).filter((day) => day !== undefined);
  const left = words.filter((word) => weekdayOf(word) === undefined && !AROUND.test(plain(word)));
  if (left.length === words.length) return { text };
  const [weekday, ...more] = days;
  const isOne = weekday !== undefined && more.every((day) => day === weekday);
  return { text: left.join(' '), ...(isOne ? { weekday } : {}) };
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[أإآ]/g, 'ا')
    .replace(/[\u064b-\u0652\u0640.:]/g, '');
}
