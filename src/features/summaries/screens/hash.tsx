// A fingerprint in groups of four, as it is read aloud and compared.
import { Code } from '../../../ui/bidi';

export function Hash({ value }: { readonly value: string }) {
  return <Code>{value.match(/.{1,4}/g)?.join(' ') ?? ''}</Code>;
}
