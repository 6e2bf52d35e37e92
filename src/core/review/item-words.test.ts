import { expect, it } from 'vitest';
import { itemWords } from './item-words';

it('calls an item of a list by what tells it apart', () => {
  expect(itemWords({ number: 443, name: 'tls', protocol: 'TLS' })).toBe('port 443 (TLS, tls)');
  expect(itemWords({ number: 443 })).toBe('port 443');
  expect(itemWords({ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] })).toBe(
    'port 80 (HTTP, http)',
  );
  expect(itemWords({ port: { number: 80 }, tls: { mode: 'SIMPLE' } })).toBe('port 80');
  expect(itemWords({ name: 'v1', labels: { version: 'v1' } })).toBe('v1');
  expect(itemWords({ address: '1.1.1.1', weight: 9 })).toBe('address 1.1.1.1');
});

it('calls nothing else by a name', () => {
  for (const item of [undefined, null, 'a', ['a'], {}, { name: '' }, { port: 80 }])
    expect(itemWords(item)).toBeUndefined();
});
