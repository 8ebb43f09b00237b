// An import shows the desk what somebody is called, and never the family's name.
import { describe, expect, it } from 'vitest';
import { calledName } from '../../../src/features/imports';
import { splitFullName } from '../../../src/features/imports/full-name';

describe('the name that the desk is given', () => {
  it.each([
    ['the given name of a whole name', splitFullName('مريم أحمد سالم الهاشمي'), 'مريم'],
    ['a given name that is two words', splitFullName('عبد الله أحمد سالم'), 'عبد الله'],
    ['what the person is called', { given: 'مريم', family: 'سالم', preferred: 'أم علي' }, 'أم علي'],
    ['a double given name beside a family', { given: 'محمد أمين', family: 'سالم' }, 'محمد أمين'],
    ['the first of a whole name in one cell', { given: 'مريم أحمد سالم' }, 'مريم'],
    ['the first of the name on the document', { asOnDocument: 'SAMIRA HASSAN ALI' }, 'SAMIRA'],
    ['the first of the Latin name', { given: ' ', latin: 'Al Hashimi Noor' }, 'Al Hashimi'],
    ['nothing of no name', {}, ''],
  ])('%s', (_what, name, called) => {
    expect(calledName(name)).toBe(called);
  });
});
