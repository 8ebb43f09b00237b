// What may be read in two ways is no list.
import { describe, expect, it } from 'vitest';
import { readHashList } from '../../electron/release/hash-list';

const HASH = 'a'.repeat(64);
const list = (...lines: readonly string[]) =>
  Buffer.from(['# kanaf 0.1.0: test', ...lines, ''].join('\n'));
const entry = (name: string) => `${HASH}  ${name}`;

describe('a list of hashes', () => {
  it('is read with its purpose and its names', () => {
    const read = readHashList(list(entry('a/b c.txt'), entry('b'), entry('ملف')));
    expect(read?.purpose).toBe('kanaf 0.1.0: test');
    expect([...(read?.hashes.keys() ?? [])]).toEqual(['a/b c.txt', 'b', 'ملف']);
  });

  it.each([
    ['no purpose', Buffer.from(`${entry('a')}\n`)],
    ['no end of its last line', Buffer.from(`# kanaf 0.1.0: test\n${entry('a')}`)],
    ['an empty line', list(entry('a'), '', entry('b'))],
    ['a comment further down', list(entry('a'), '# more')],
    ['a name twice', list(entry('a'), entry('a'))],
    ['names out of order', list(entry('b'), entry('a'))],
    ['names that differ in case alone', list(entry('A'), entry('a'))],
    ['names that differ in their Unicode form alone', list(entry('e\u0301'), entry('\u00e9'))],
    ['a name that steps up', list(entry('../a'))],
    ['a name that steps up within', list(entry('a/../b'))],
    ['a name of its own folder', list(entry('./a'))],
    ['a name from the root', list(entry('/a'))],
    ['a name with a drive', list(entry('C:a'))],
    ['a name with other strokes', list(entry('a\\b'))],
    ['a name with a control sign', list(entry('a\tb'))],
    ['an empty name', list(`${HASH}  `)],
    ['a short hash', list(`${'a'.repeat(63)}  a`)],
    ['a hash in capitals', list(`${'A'.repeat(64)}  a`)],
    ['a mark of binary reading', list(`${HASH} *a`)],
    ['lines of Windows', Buffer.from(`# kanaf 0.1.0: test\r\n${entry('a')}\r\n`)],
    ['bytes that are no text', Buffer.concat([list(entry('a')), Buffer.from([0xff, 0x0a])])],
  ])('is none with %s', (_what, bytes) => {
    expect(readHashList(bytes)).toBeUndefined();
  });
});
