import { describe, expect, it } from 'vitest';
import type { ChangeResult } from '../../core/edit-at';
import { takeSnapshot } from '../../core/snapshot';
import { addEndpoint } from './add-endpoint';

/** What adding an address to an entry with this spec leads to: `added`, or the reason against it. */
function add(spec: string, address: string): string {
  const text = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api }
spec:
  hosts: [api.example.com]
${spec}`;
  const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
  const [entry] = snapshot.resources;
  if (!entry) throw new Error('The entry cannot be read');
  const result: ChangeResult = addEndpoint(snapshot, entry, address);
  return result.ok ? 'added' : result.detail;
}

describe('an endpoint', () => {
  it.each([
    ['  resolution: STATIC\n', '10.0.0.1'],
    ['  resolution: STATIC\n', 'unix:///var/run/a.sock'],
    ['  resolution: DNS\n', 'db.example.com'],
    ['  resolution: DNS_ROUND_ROBIN\n', 'db.example.com'],
    ['  resolution: STATIC\n  endpoints: [{ address: wrong.example.com }]\n', '10.0.0.1'],
  ])('is added with %j: %s', (spec, address) => expect(add(spec, address)).toBe('added'));

  it.each([
    ['', '10.0.0.1', 'resolution NONE, which is meant when it is unset'],
    ['  resolution: DYNAMIC_DNS\n', '10.0.0.1', 'DYNAMIC_DNS takes no endpoints'],
    ['  resolution: STATIC\n', 'db.example.com', 'istiod refuses the name db.example.com'],
    ['  resolution: DNS\n', 'unix:///var/run/a.sock', 'istiod refuses the socket'],
    ['  resolution: DNS_ROUND_ROBIN\n  endpoints: [{ address: a.b }]\n', 'c.d', 'at most one endpoint'],
    ['  resolution: DNS\n', 'two words', 'An endpoint needs'],
    [
      '  resolution: DNS\n  ports: [{ number: 80, name: a }, { number: 81, name: b }]\n',
      'unix:///var/run/a.sock',
      'A socket is for an entry with one port',
    ],
  ])('is refused with %j: %s', (spec, address, why) => expect(add(spec, address)).toContain(why));
});
