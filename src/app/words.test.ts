import { describe, expect, it } from 'vitest';
import { fixAllWords } from './words';

describe('what is said of all fixes', () => {
  it.each([
    [0, 0, 'Nothing is ticked.', '0 fixed.'],
    [0, 2, 'Nothing that is ticked goes: 2 stay.', '0 fixed, 2 stay.'],
    [1, 0, '1 finding goes as one step.', '1 fixed.'],
    [3, 1, '3 findings go as one step, 1 stays.', '3 fixed, 1 stays.'],
  ])('says of %i that go and %i that stay no more than there is', (gone, stay, about, done) => {
    expect([fixAllWords.about(gone, stay), fixAllWords.done(gone, stay)]).toEqual([about, done]);
  });
});
