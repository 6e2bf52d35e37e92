import { describe, expect, it } from 'vitest';
import { formatPath } from '../text';
import { resolutionConflicts } from './resolution';

/** Where the conflicts are, who refuses them, and what to remove. */
const conflicts = (spec: Record<string, unknown>): string[] =>
  resolutionConflicts({ hosts: ['api.example.com'], ...spec }).map(({ path, by, remove }) =>
    [formatPath(path), by, ...remove.map((each) => `-${formatPath(each)}`)].join(' '),
  );

describe('what a resolution does not take', () => {
  it.each([
    [
      'NONE with endpoints',
      { resolution: 'NONE', endpoints: [{ address: '10.0.0.1' }] },
      ['endpoints schema -endpoints'],
    ],
    ['an absent resolution, which is NONE', { endpoints: [{ address: '10.0.0.1' }] }, ['endpoints schema -endpoints']],
    ['NONE with a range', { resolution: 'NONE', addresses: ['10.0.0.0/8'] }, []],
    ['STATIC without endpoints', { resolution: 'STATIC' }, ['resolution nobody']],
    [
      'STATIC with a name',
      { resolution: 'STATIC', endpoints: [{ address: 'a.example.com' }] },
      ['endpoints[0].address webhook'],
    ],
    [
      'STATIC with IPs and sockets',
      { resolution: 'STATIC', endpoints: [{ address: '::1' }, { address: 'unix:///a' }] },
      [],
    ],
    [
      'DNS with a range',
      { resolution: 'DNS', addresses: ['10.0.0.1', '10.0.0.0/8'] },
      ['addresses[1] schema -addresses[1]'],
    ],
    [
      'DNS with a socket',
      { resolution: 'DNS', endpoints: [{ address: 'unix:///a' }] },
      ['endpoints[0].address webhook'],
    ],
    ['DNS with a wildcard', { resolution: 'DNS', hosts: ['*.example.com'] }, ['hosts[0] webhook']],
    ['DNS with a host of digits', { resolution: 'DNS', hosts: ['*', '5'] }, ['hosts[1] webhook']],
    ['DNS with a network', { resolution: 'DNS', endpoints: [{ network: 'far' }] }, ['endpoints[0].network webhook']],
    [
      'DNS with a wildcard and endpoints',
      { resolution: 'DNS', hosts: ['*.example.com'], endpoints: [{ address: 'a.b' }] },
      [],
    ],
    [
      'DNS_ROUND_ROBIN with three endpoints',
      { resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'a.b' }, { address: 'c.d' }, { address: 'e.f' }] },
      ['endpoints schema -endpoints[1] -endpoints[2]'],
    ],
    [
      'DYNAMIC_DNS with an exact host, addresses and an HTTPS port',
      { resolution: 'DYNAMIC_DNS', addresses: ['10.0.0.1'], ports: [{ number: 443, protocol: 'HTTPS' }] },
      ['hosts[0] webhook', 'addresses webhook -addresses', 'ports[0].protocol webhook'],
    ],
    [
      'DYNAMIC_DNS as it should be',
      { resolution: 'DYNAMIC_DNS', hosts: ['*.b.c'], ports: [{ number: 443, protocol: 'TLS' }] },
      [],
    ],
    ['NONE with an empty list', { endpoints: [] }, ['endpoints schema -endpoints']],
    [
      'DNS with a range of one address, which the API server takes for a range',
      { resolution: 'DNS', addresses: ['10.0.0.1/32'] },
      ['addresses[0] schema -addresses[0]'],
    ],
    [
      'DYNAMIC_DNS with a range',
      { resolution: 'DYNAMIC_DNS', hosts: ['*.b.c'], addresses: ['10.0.0.0/8'] },
      ['addresses[0] schema -addresses'],
    ],
    [
      'NONE with a selector',
      { workloadSelector: { labels: { app: 'a' } } },
      ['workloadSelector nobody -workloadSelector'],
    ],
    ['a mode of a later release', { resolution: 'SOMETHING', endpoints: [{ address: 'a' }] }, []],
  ])('%s', (_, spec, expected) => expect(conflicts(spec)).toEqual(expected));
});

describe('what DYNAMIC_DNS takes by release', () => {
  it.each([
    ['1.28', ['ports[1]', 'ports[2]', 'location']],
    ['1.29', ['ports[2]', 'location']],
    ['1.30', []],
  ])('%s', (release, expected) => {
    const ports = ['http', 'TLS', 'GRPC'].map((protocol, index) => ({ number: 80 + index, protocol }));
    const spec = { hosts: ['*.b.c'], resolution: 'DYNAMIC_DNS', location: 'MESH_INTERNAL', ports };
    expect(resolutionConflicts(spec, release).map(({ path }) => formatPath(path).replace('.protocol', ''))).toEqual(
      expected,
    );
  });
});
