import { describe, expect, it } from 'vitest';
import { formatPath } from '../../../core/text';
import { leftBehind } from './resolution';

const entry = (spec: Record<string, unknown>): unknown => ({ spec: { hosts: ['api.example.com'], ...spec } });
const places = (spec: Record<string, unknown>): string[] =>
  leftBehind(entry(spec)).map(
    ({ path, refused, removable }) => `${formatPath(path)}${refused ? ' refused' : ''}${removable ? ' removable' : ''}`,
  );

describe('what a resolution leaves behind', () => {
  it.each([
    [
      'NONE with endpoints',
      { resolution: 'NONE', endpoints: [{ address: '10.0.0.1' }] },
      ['spec.endpoints refused removable'],
    ],
    [
      'an absent resolution, which is NONE',
      { endpoints: [{ address: '10.0.0.1' }] },
      ['spec.endpoints refused removable'],
    ],
    ['NONE with a range', { resolution: 'NONE', addresses: ['10.0.0.0/8'] }, []],
    ['STATIC without endpoints', { resolution: 'STATIC' }, ['spec.resolution']],
    [
      'STATIC with a name',
      { resolution: 'STATIC', endpoints: [{ address: 'a.example.com' }] },
      ['spec.endpoints[0].address refused'],
    ],
    [
      'STATIC with IPs and sockets',
      { resolution: 'STATIC', endpoints: [{ address: '::1' }, { address: 'unix:///a' }] },
      [],
    ],
    [
      'DNS with a range',
      { resolution: 'DNS', addresses: ['10.0.0.1', '10.0.0.0/8'] },
      ['spec.addresses[1] refused removable'],
    ],
    [
      'DNS with a socket',
      { resolution: 'DNS', endpoints: [{ address: 'unix:///a' }] },
      ['spec.endpoints[0].address refused'],
    ],
    ['DNS with a wildcard', { resolution: 'DNS', hosts: ['*.example.com'] }, ['spec.hosts[0] refused']],
    [
      'DNS with a wildcard and endpoints',
      { resolution: 'DNS', hosts: ['*.example.com'], endpoints: [{ address: 'a.b' }] },
      [],
    ],
    [
      'DNS_ROUND_ROBIN with three endpoints',
      { resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'a.b' }, { address: 'c.d' }, { address: 'e.f' }] },
      ['spec.endpoints[1] refused removable', 'spec.endpoints[2] refused removable'],
    ],
    [
      'DYNAMIC_DNS with an exact host, addresses and an HTTPS port',
      { resolution: 'DYNAMIC_DNS', addresses: ['10.0.0.1'], ports: [{ number: 443, protocol: 'HTTPS' }] },
      ['spec.hosts[0] refused', 'spec.addresses refused removable', 'spec.ports[0].protocol refused'],
    ],
    [
      'DYNAMIC_DNS as it should be',
      { resolution: 'DYNAMIC_DNS', hosts: ['*.b.c'], ports: [{ number: 443, protocol: 'TLS' }] },
      [],
    ],
    ['a mode of a later release', { resolution: 'SOMETHING', endpoints: [{ address: 'a' }] }, []],
  ])('%s', (_, spec, expected) => expect(places(spec)).toEqual(expected));
});
