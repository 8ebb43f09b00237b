// Every sentence in English, as one part of the window.
import { type Books, byName } from './books';

export const sentences: Books = byName(
  import.meta.glob('../../../resources/locales/en/*.json', { eager: true, import: 'default' }),
);
