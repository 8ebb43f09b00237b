// Names of the months of the Gregorian year: of Egypt and the Gulf, the Levant and Iraq, the Maghreb, English and French.

const NAMES = [
  'jan january janvier janv jnr يناير ينائر جانفي جانفيي جينفي كانون2 كانونالثاني كانونثاني كانونالتاني ك2',
  'feb february febuary fevrier fevr fev فبراير فبرائر فبرير فيبراير فيفري فيفريي شباط اشباط',
  'mar march mars مارس مارص مارت اذار ادار',
  'apr april avril avr ابريل ابرايل افريل افرل نيسان',
  'may mai مايو مايه ماي مايس ايار',
  'jun june juin يونيو يونيه يونية يونيوا جوان جون حزيران',
  'jul july juillet juil يوليو يوليه يولية يوليوز يوليوس جويلية جويليه جوليه جولاي تموز تمز',
  'aug august aout اغسطس اغسطوس اوغسطس اوغسطوس اوغست اوجست اغشت غشت اوت اب',
  'sep sept september septembre سبتمبر سبتمبير سبتنبر شتنبر شتمبر ايلول ايلوول',
  'oct october octobre اكتوبر اوكتوبر اكتوبير اوكتوبير اكتبر تشرينالاول تشريناول تشرين1 ت1',
  'nov november novembre نوفمبر نوفمبير نوفنبر نونبر نونمبر نوفمير تشرينالثاني تشرينثاني تشرينالتاني تشرين2 ت2',
  'dec december decembre ديسمبر ديسمبير دسمبر ديسنبر دجنبر دجمبر كانونالاول كانوناول كانون1 ك1',
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
