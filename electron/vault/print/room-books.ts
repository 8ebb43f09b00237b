// The words of the rooms' own papers: every room's book, so that a new register needs no line here.
type Book = Readonly<Record<string, unknown>>;

const FILES: Readonly<Record<string, Book>> = import.meta.glob(
  '../../../resources/locales/*/*.json',
  {
    eager: true,
    import: 'default',
  },
);

/** `…/locales/ar/visitors.json` is the book `visitors` of `ar`. */
export function roomBooks(language: 'ar' | 'en'): Book {
  const own = Object.entries(FILES).filter(([path]) => path.includes(`/${language}/`));
  return Object.fromEntries(
    own.map(([path, book]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), book]),
  );
}
