// Names of the Hijri months, in Arabic and in the many ways they are written in Latin letters.

const MONTHS: readonly RegExp[] = [
  /^(?:محرم(?:(?:ال)?حرام)?|m[ou]+h?ar+[ae]m(?:alhara+m)?|muh)$/,
  /^(?:صفر(?:(?:ال)?(?:خير|مظفر))?|s[ae](?:f+|ph)[ae]r|saf)$/,
  /^(?:ربيع(?:ال)?(?:اول|اولي)|ربيع1|rab[ie]+[aeuo]*l?-?aw+[ae]+l+|rab[ie]*(?:1|-i))$/,
  /^(?:ربيع(?:ال)?(?:ثاني|تاني|اخر)|ربيع2|rab[ie]+[aeuo]*(?:l|th|t|s)?(?:t?h?an[iy]+|sani|ak+h[aie]r)|rab[ie]*(?:2|-ii))$/,
  /^(?:جماد[ياه]?(?:ال)?(?:اول|اولي|اولا)|جمادي1|(?:dj|j|g)[oua]+m+ad[aieh]*[aeuo]*l?-?(?:[ou]+la+h?|aw+[ae]+l[ah]*)|jum[ad]*(?:1|-i))$/,
  /^(?:جماد[ياه]?(?:ال)?(?:ثاني|ثانيه|تاني|تانيه|اخر|اخره|اخري)|جمادي2|(?:dj|j|g)[oua]+m+ad[aieh]*[aeuo]*(?:l|th|t|s)?(?:t?h?an[iy]+[ah]*|saniy*[ah]*|ak+h[aie]r[ah]*)|jum[ad]*(?:2|-ii))$/,
  /^(?:رجب(?:(?:ال)?(?:مرجب|فرد|اصب))?|ra(?:dj|j|g)[ae]b|raj)$/,
  /^(?:شعبان(?:(?:ال)?معظم)?|(?:sh|ch|s)a+b+a+ne?|sha)$/,
  /^(?:رمضان(?:(?:ال)?(?:مبارك|كريم|معظم))?|ram[ae]?(?:dh|dz|d|z)a+ne?|ram)$/,
  /^(?:شوال(?:(?:ال)?مكرم)?|(?:sh|ch|s)a+w+[ae]+l|shaw)$/,
  /^(?:(?:ذو|ذي|ذا|دو)(?:ال)?قعده|(?:dh|th|d|z)[uoi]+[aeiu]*l?[qkg][aeiu]+d[aeiu]*h?|(?:dh|z)ulq|(?:dh|z)uq)$/,
  /^(?:(?:ذو|ذي|ذا|دو)(?:ال)?حجه?|(?:dh|th|d|z)[uoi]+[aeiu]*l?h[iae]+(?:dj|j|g)+[aeiu]*h?|(?:dh|z)ulh|(?:dh|z)uh)$/,
];
const LONGEST = 40;

/** 1-12 for one month's name, written in one or several words; undefined for anything else. */
export function hijriMonthOf(words: readonly string[]): number | undefined {
  const plain = words.map(bare).filter((word) => word !== 'شهر' && word !== 'month');
  const last = plain.at(-1) ?? '';
  const joined = /^i{1,2}$/.test(last) ? `${plain.slice(0, -1).join('')}-${last}` : plain.join('');
  if (joined === '' || joined.length > LONGEST) return undefined;
  const at = MONTHS.findIndex((month) => month.test(joined));
  return at < 0 ? undefined : at + 1;
}

/** Months that are told apart by a number after the name. */
export function isNumberedMonth(word: string): boolean {
  return /^(?:ربيع|جماد[يا]?|rab[ie]+|jum[ao]d[aieh]*)$/.test(bare(word));
}

function bare(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[^\p{L}\p{N}]|\p{Lm}/gu, '')
    .replace(/^ال(?=\p{L}{3})/u, '');
}
