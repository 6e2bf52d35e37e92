import { expect, it } from 'vitest';
import { readMatcher } from './string-match';

it.each([
  [undefined, undefined],
  [null, undefined],
  [{}, { by: 'presence', text: '' }],
  ['/api', { by: 'presence', text: '' }],
  [{ exact: 1 }, { by: 'presence', text: '' }],
  [{ exact: '' }, { by: 'exact', text: '' }],
  [
    { prefix: '/a', exact: '/b' },
    { by: 'prefix', text: '/a' },
  ],
  [
    { regex: '.*', prefix: '/a', exact: '/b' },
    { by: 'regex', text: '.*' },
  ],
])('reads %j', (value, matcher) => expect(readMatcher(value)).toEqual(matcher));
