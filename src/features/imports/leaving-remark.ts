// Whether a remark may say that the person has left the house. A word of leaving counts wherever it stands, unless it is
// denied, or tells of a way out of another place, of a thing left, or of another room.
import { foldName } from '../residents';
import { speaksOfOthers } from './other-people-words';
import { stayStateOf } from './stay-state';
import { isHouse, saysPresent, statesOf, wordsOf } from './stay-words';

const LONGEST_REMARK = 4_000;
/** Alone these are a state; within a sentence they tell of much else ("former employer", "completed school"). */
const ALONE_ONLY = wordsOf([
  'سابق|سابقة|خارج|خارجي|خارجية|مكتمل|مكتملة|أرشيف|مرحلة|مفقودة|completed|missing|former|archived|inactive|return|transfer|partie|parti',
]);
const WITH_OBJECT = wordsOf(['left|leave|leaves|leaving|غادر|غادرت|وغادرت|تغادر|يغادر']);
const ABANDONING = wordsOf(['ترك|تركت|وتركت']);
const OF_HERS = wordsOf(['her|his|their|the|a|an|all']);
const FROM = wordsOf(['from|من']);
const TOWARDS = wordsOf(['to|إلى|الى|في|مع|يوم|بتاريخ|بعد|قبل']);
const WITHIN = wordsOf(['room|bed|ward|floor|wing|غرفة|سرير|جناح|طابق|دور']);

export function mayTellLeaving(text: string): boolean {
  if (text.length > LONGEST_REMARK) return false;
  const words = foldName(text).split(' ');
  if (words.length <= 1 || isWholeState(text, words)) return stayStateOf(text) === 'left';
  return statesOf(words).some((state, at) => state === 'left' && isOfTheHouse(words, at));
}

/** "out", "ran away": as the whole text, and nowhere else. */
function isWholeState(text: string, words: readonly string[]): boolean {
  return words.length <= 3 && stayStateOf(text) === 'left' && !statesOf(words).includes('left');
}

function isOfTheHouse(words: readonly string[], at: number): boolean {
  const [word = '', ...after] = words.slice(at);
  // "Not currently pregnant" turns a word round that speaks of no house.
  if (ALONE_ONLY.has(word) || (saysPresent(word) && !isHouse(word))) return false;
  const near = after.slice(0, 3);
  if (near.some((one) => WITHIN.has(one.replace(/^ال/, '')))) return false;
  if (isThingLeft(word, words[at - 1], after)) return false;
  const from = near.findIndex((one) => FROM.has(one));
  if (from < 0 || from > 1) return true;
  const place = after.slice(from + 1);
  return place.slice(0, 3).some(isHouse) || place.some((one) => TOWARDS.has(one));
}

/** "was left with", "left her husband", تركت أوراقها: nobody went out of the house. */
function isThingLeft(word: string, before: string | undefined, after: readonly string[]): boolean {
  if (word === 'left' && /^(?:was|were|been|be)$/.test(before ?? '')) return true;
  const [thing] = after.filter((one) => !OF_HERS.has(one));
  if (thing === undefined || isHouse(thing) || TOWARDS.has(thing)) return false;
  if (ABANDONING.has(word)) return !/^\d/.test(thing);
  return WITH_OBJECT.has(word) && !thing.startsWith('ل') && speaksOfOthers(thing);
}
