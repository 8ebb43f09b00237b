// A language is a set of books, one for each room, named as their files are.
export type Book = Record<string, unknown>;
export type Books = Readonly<Record<string, Book>>;

/** `…/locales/ar/vault.json` becomes the book `vault`. */
export function byName(files: Record<string, Book>): Books {
  return Object.fromEntries(
    Object.entries(files).map(([path, book]) => [
      path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
      book,
    ]),
  );
}
