// The packs that ship with Kanaf, checked when the program starts: a damaged pack is a fault, not a guess.
import eg from '../../../resources/country-packs/eg.json';
import jo from '../../../resources/country-packs/jo.json';
import kw from '../../../resources/country-packs/kw.json';
import { type CountryPack, countryPack } from './country-pack';
import type { PackCountry } from './shelter';

export const COUNTRY_PACKS: Readonly<Record<PackCountry, CountryPack>> = {
  EG: countryPack.parse(eg),
  JO: countryPack.parse(jo),
  KW: countryPack.parse(kw),
};
