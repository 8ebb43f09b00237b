// Whether the cells under a title may tell of the resident's own stay: "Follow-up" may, "Visa" and "Mother" may not.
import { speaksOfOthers } from './other-people-words';
import { fold } from './words';

const LONGEST_TITLE = 200;
const ABOUT_THE_STAY =
  /(?:^| )[ولب]?(?:ال)?(?:متابعه|مراجعه|تحديث|تسجيل|follow|followup|outcome|updated?|review|recorded)(?= |$)/g;

export function mayBeAboutStay(title: string): boolean {
  return title.length <= LONGEST_TITLE && !speaksOfOthers(fold(title).replace(ABOUT_THE_STAY, ' '));
}
