import { describe, expect, it } from 'vitest';
import { isDnsLabel, isLabelKey, isLabelValue } from './label-syntax';

const long = 'a'.repeat(63);

describe('a label of a DNS name', () => {
  it.each(['a', 'A', '9', 'a-b', 'a--b', long])('is %s', (text) => expect(isDnsLabel(text)).toBe(true));
  it.each(['', '-a', 'a-', 'a.b', 'a_b', '*', `${long}a`, 'ä'])('is not %j', (text) =>
    expect(isDnsLabel(text)).toBe(false),
  );
});

describe('the key of a label', () => {
  it.each(['app', 'App_1.x', 'example.com/app', `a.b/${long}`, `${'a.'.repeat(126)}a/x`])('is %s', (text) =>
    expect(isLabelKey(text)).toBe(true),
  );
  it.each(['', '/app', 'a/', 'a b', '.a', 'a.', 'a//b', '-a', `${long}a`, `${'a.'.repeat(127)}a/x`, 'a_b/app'])(
    'is not %j',
    (text) => expect(isLabelKey(text)).toBe(false),
  );
});

describe('the value of a label', () => {
  it.each(['', 'v1', 'V_1.x-y', 'a'.repeat(200)])('is %j', (text) => expect(isLabelValue(text)).toBe(true));
  it.each(['a b', '-a', 'a.', 'a/b', 'a*'])('is not %j', (text) => expect(isLabelValue(text)).toBe(false));
});
