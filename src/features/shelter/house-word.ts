// Which word a house calls its people by: its own choice, else the one in the pack of its country.
import eg from '../../../resources/country-packs/eg.json';
import jo from '../../../resources/country-packs/jo.json';
import kw from '../../../resources/country-packs/kw.json';
import {
  bothForms,
  RESIDENT_FORMS,
  RESIDENT_WORDS,
  type ResidentForms,
  type ResidentWord,
} from './resident-word';

const TERMS: Readonly<Record<string, string>> = {
  EG: eg.terms.resident.ar,
  JO: jo.terms.resident.ar,
  KW: kw.terms.resident.ar,
};

/** The word of the country's own law. A country without a pack, and a pack whose word has no forms here, are faults. */
export function lawWordOf(country: string): ResidentWord {
  const found = RESIDENT_WORDS.find((word) => bothForms(word) === TERMS[country]);
  if (found === undefined) throw new Error(`no word for the residents of ${country}`);
  return found;
}

/** What this house says: its own choice, else the country's. */
export function residentFormsOf(house: {
  readonly country: string;
  readonly residentWord?: ResidentWord | undefined;
}): ResidentForms {
  return RESIDENT_FORMS[house.residentWord ?? lawWordOf(house.country)];
}
