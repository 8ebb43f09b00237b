// Front door of the residents' room: words and rules other rooms may use.
export {
  ADULT_AGE,
  type AdmissionRefusal,
  AGE_GROUPS,
  type AgeGroup,
  ageAtAdmission,
  ageGroupOf,
  caseNumber,
  checkAdmission,
  checkExit,
  EXIT_DESTINATIONS,
  EXIT_REASONS,
  type ExitDestination,
  type ExitReason,
  type ExitRefusal,
  exitDestination,
  exitReason,
  neverAdmitted,
  nightsOfStay,
  REFERRAL_SOURCES,
  type ReferralSource,
  referralSource,
} from './admission';
export {
  alpha2Of,
  alpha3Of,
  COUNTRY_CODES,
  countryCode,
  isCountryCode,
  nationality,
  STATELESS,
  SUB_REGIONS,
  type SubRegion,
  subRegionOf,
} from '../../kernel/countries';
export { findDuplicates, OFFER_FROM, type PossibleDuplicate } from './duplicates';
export { type FoundBecause } from './name-fit';
export { foldName } from './name-folding';
export {
  type AddOneOfMany,
  createNameIndex,
  type Found,
  type MatchedBy,
  type NameEntry,
  type NameIndex,
} from './name-index';
export type { NumberedNames } from './many-names';
export { LIST_FILTERS, type ListFilter } from './list-filter';
export { LIKENESS_REASONS, type LikenessReason, likeness, type PersonFacts } from './name-score';
export { type HeardPerson, PeopleBySound } from './people-by-sound';
export {
  CATEGORIES,
  type Category,
  category,
  displayName,
  EXPLOITATION_FORMS,
  type ExploitationForm,
  exploitationForm,
  fullName,
  hasAnyName,
  type ResidentName,
  residentName,
  SEXES,
  type Sex,
  sex,
  spellings,
} from './resident';
export {
  ALERTS,
  type AdmissionFacts,
  type Alert,
  type CountedFacts,
  countedFacts,
  type Identity,
  identity,
  type Presence,
  presence,
  RESIDENCE_STATUSES,
  type ResidenceStatus,
  type ResidentFile,
  residenceStatus,
  residentFile,
} from './parts';
export { categoryBefore, type DatedStatus, type StatusWords, statusWords } from './status';
export { blindPhrases, createPhraseReader } from './blind-phrases';
export {
  ASKED_FACTS,
  DOUBLE_CHECKS,
  type DoubleCheck,
  type DoubleWords,
  doubleWords,
  UNANSWERED_FACTS,
} from './open-questions';
export { FILE_LINKS, togetherWith } from './together';
