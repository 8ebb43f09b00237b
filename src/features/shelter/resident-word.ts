// What the people who live in the house are called in Arabic, in every form a sentence needs. Sentences name the form
// (`{{resident.one}}`, «ال» and «لل» stand before the braces) and never write the word out. English has one word.

export const RESIDENT_WORDS = ['nazil', 'muntafi', 'mustafid'] as const;
export type ResidentWord = (typeof RESIDENT_WORDS)[number];

export interface ResidentForms {
  /** نزيل; also after a hundred and in a genitive. */
  readonly one: string;
  /** نزيلة */
  readonly she: string;
  /** نزيلان, the subject; `ofTwo` is نزيلين, after a verb or a preposition. */
  readonly two: string;
  readonly ofTwo: string;
  /** نزيلتان and نزيلتين. */
  readonly twoWomen: string;
  readonly ofTwoWomen: string;
  /** مستفيدون, the subject; `ofMany` is مستفيدين, after a verb, a preposition or a number from three to ten. */
  readonly many: string;
  readonly ofMany: string;
  /** نزيلات */
  readonly women: string;
  /** نزيلًا, after a number from eleven to ninety-nine and as an object. */
  readonly counted: string;
}

export const RESIDENT_FORMS: Readonly<Record<ResidentWord, ResidentForms>> = {
  nazil: {
    one: 'نزيل',
    she: 'نزيلة',
    two: 'نزيلان',
    ofTwo: 'نزيلين',
    twoWomen: 'نزيلتان',
    ofTwoWomen: 'نزيلتين',
    many: 'نزلاء',
    ofMany: 'نزلاء',
    women: 'نزيلات',
    counted: 'نزيلًا',
  },
  muntafi: {
    one: 'منتفع',
    she: 'منتفعة',
    two: 'منتفعان',
    ofTwo: 'منتفعين',
    twoWomen: 'منتفعتان',
    ofTwoWomen: 'منتفعتين',
    many: 'منتفعون',
    ofMany: 'منتفعين',
    women: 'منتفعات',
    counted: 'منتفعًا',
  },
  mustafid: {
    one: 'مستفيد',
    she: 'مستفيدة',
    two: 'مستفيدان',
    ofTwo: 'مستفيدين',
    twoWomen: 'مستفيدتان',
    ofTwoWomen: 'مستفيدتين',
    many: 'مستفيدون',
    ofMany: 'مستفيدين',
    women: 'مستفيدات',
    counted: 'مستفيدًا',
  },
};

/** As a country pack names it: نزيل / نزيلة. */
export function bothForms(word: ResidentWord): string {
  const { one, she } = RESIDENT_FORMS[word];
  return `${one} / ${she}`;
}

/** Puts the house's word where a sentence names a form; everything else stays as it is. */
export function withResidentWord(text: string, forms: ResidentForms): string {
  return text.replace(/\{\{resident\.(\w+)\}\}/g, (whole, form: string) =>
    form in forms ? forms[form as keyof ResidentForms] : whole,
  );
}
