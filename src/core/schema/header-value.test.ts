import { describe, expect, it } from 'vitest';
import { headerValueProblem } from './header-value';

describe('a value of a header', () => {
  it.each([
    '',
    'plain',
    'with\ttab',
    '100%%',
    '100%% and more',
    '%HOSTNAME%',
    'hello %HOSTNAME%!',
    '%REQ(x-user)%',
    '%REQ( x-user )%',
    '%UPSTREAM_METADATA(["a","b"])%',
    '%UPSTREAM_METADATA( [ "a" , "b" ] ) %',
    '%DYNAMIC_METADATA(a:b)%%HOSTNAME%',
    '%A(b\\)c)%',
    '%not a variable of Envoy%',
    '% %',
  ])('can be %j', (value) => expect(headerValueProblem(value)).toBeNull());

  it.each([
    'a\nb',
    '\u007f',
    '%',
    '100%',
    'abcd%oijasodifj',
    '%START_TIME%%',
    '%REQ(x-user',
    '%REQ(x-user)',
    '%REQ(x-user)x%',
    '%REQ([x])%',
    '%REQ(["x"y])%',
    '%REQ(["x",])%',
    '%REQ(["x"]x)%',
    '%REQ(["x"]%',
    '%REQ(["x"',
    '%REQ([',
    '%A(b\\',
  ])('cannot be %j', (value) => expect(headerValueProblem(value)).toMatch(/^has /));
});
