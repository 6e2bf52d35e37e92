import { describe, expect, it } from 'vitest';
import { retryConditions } from '../../../core/schema';
import { readRetryOn, retryGroups, toggleRetryOn } from './retry-on';
import { retryWords } from './retries';

describe('what retries amount to', () => {
  it.each([
    [{ attempts: 2, perTryTimeout: '2s', retryOn: 'reset' }, '10s', '3 tries × 2 s = 6 s, fits into 10 s.'],
    [
      { attempts: 3, perTryTimeout: '500ms', retryOn: '5xx' },
      undefined,
      '4 tries × 500 ms = 2 s. The route has no timeout.',
    ],
    [{ attempts: 2 }, '1m30s', '3 tries share 90 s.'],
    [{ attempts: 2 }, undefined, '3 tries, and no timeout ends them.'],
    [{ attempts: 2, perTryTimeout: '0s' }, '0s', '3 tries, and no timeout ends them.'],
    [{ attempts: 0 }, '1s', 'No request is tried again: attempts is not set, or 0.'],
    [{}, '1s', 'No request is tried again: attempts is not set, or 0.'],
    [{ attempts: 2, perTryTimeout: 'soon' }, 7, '3 tries, and no timeout ends them.'],
  ])('%j in %s: %s', (retries, timeout, words) => {
    expect(retryWords(retries, timeout)).toEqual({ tone: 'plain', text: words });
  });

  it('warns of tries that the timeout cuts off', () => {
    expect(retryWords({ attempts: 2, perTryTimeout: '9s', retryOn: 'connect-failure, reset' }, '15s')).toEqual({
      tone: 'warning',
      text: '3 tries of 9 s do not fit into 15 s: the last ones are cut off. Raise timeout or lower perTryTimeout.',
    });
  });

  it.each([
    [
      { attempts: 2, perTryTimeout: '25s', retryOn: 'connect-failure,refused-stream' },
      'A try that takes 25 s ends the call with 504: it is tried again only on reset, gateway-error or 5xx.',
    ],
    [
      { attempts: 2, perTryTimeout: '20s' },
      'A try that takes 20 s ends the call with 504: it is tried again only on reset, gateway-error or 5xx.',
    ],
    [
      { attempts: 2, perTryTimeout: '60s', retryOn: 'reset' },
      'perTryTimeout 60 s is not below the timeout of 60 s, so Envoy ignores it: 3 tries share 60 s.',
    ],
  ])('adds nothing up where no slow try is followed by another: %j', (retries, text) => {
    expect(retryWords(retries, '60s')).toEqual({ tone: 'warning', text });
  });

  it('says nothing where there is no block', () => {
    expect(retryWords(undefined, '1s')).toBeUndefined();
    expect(retryWords('odd', '1s')).toBeUndefined();
  });
});

describe('retryOn', () => {
  it('is read without its spaces and written without any', () => {
    expect(readRetryOn(' 5xx, reset ,,503')).toEqual(['5xx', 'reset', '503']);
    expect(toggleRetryOn('5xx, reset', 'connect-failure')).toBe('5xx,reset,connect-failure');
    expect(toggleRetryOn('5xx, reset', '5xx')).toBe('reset');
    expect(toggleRetryOn('reset', 'reset')).toBe('');
  });

  it('can be switched to every condition that Istio takes', () => {
    const shown = retryGroups.flatMap(({ conditions }) => conditions.map(({ value }) => value));
    expect(shown.sort()).toEqual(retryConditions.map(({ value }) => value).sort());
  });
});
