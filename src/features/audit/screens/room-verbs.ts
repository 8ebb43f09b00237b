// Rooms that word their own acts in their own book, under `verb`: the filter offers them beside the others.
import type { i18n } from 'i18next';

export function roomsWithVerbs(languages: i18n): readonly string[] {
  const books = languages.getDataByLanguage(languages.language) ?? {};
  return Object.entries(books)
    .filter(([room, book]) => room !== 'audit' && typeof verbsOf(book) === 'object')
    .map(([room]) => room)
    .sort();
}

function verbsOf(book: unknown): unknown {
  return typeof book === 'object' && book !== null && 'verb' in book ? book.verb : undefined;
}
