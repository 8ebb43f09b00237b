// Names of the months of the Gregorian year: of Egypt and the Gulf, the Levant and Iraq, the Maghreb, English and French.

const NAMES = [
  'jan january janvier janv يناير جانفي كانون2 كانونالثاني كانونثاني ك2',
  'feb february fevrier fevr fev فبراير فيفري شباط',
  'mar march mars مارس اذار',
  'apr april avril avr ابريل افريل نيسان',
  'may mai مايو ماي ايار',
  'jun june juin يونيو يونيه جوان حزيران',
  'jul july juillet juil يوليو يوليه يوليوز جويلية تموز',
  'aug august aout اغسطس اغشت غشت اوت اب',
  'sep sept september septembre سبتمبر شتنبر شتمبر ايلول',
  'oct october octobre اكتوبر تشرينالاول تشريناول تشرين1 ت1',
  'nov november novembre نوفمبر نونبر تشرينالثاني تشرينثاني تشرين2 ت2',
  'dec december decembre ديسمبر دجنبر دجمبر كانونالاول كانوناول كانون1 ك1',
];
const MONTHS = new Map(
  NAMES.flatMap((names, index) =>
    names.split(' ').map((name): [string, number] => [fold(name), index + 1]),
  ),
);

/** 1-12 for a month's name in one or several words; two names of one month may stand side by side (حزيران/يونيو). */
export function monthOf(words: readonly string[]): number | undefined {
  const whole = MONTHS.get(fold(words.join('')));
  if (whole !== undefined) return whole;
  for (let cut = 1; cut < words.length; cut += 1) {
    const [one, other] = [words.slice(0, cut), words.slice(cut)].map((part) =>
      MONTHS.get(fold(part.join(''))),
    );
    if (one !== undefined && one === other) return one;
  }
  return undefined;
}

/** Months that are told apart by a number after the name. */
export function isNumberedMonth(word: string): boolean {
  return /^(?:كانون|تشرين|ك|ت)$/.test(fold(word));
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/ة/g, 'ه')
    .replace(/[\s.,-]/g, '');
}
