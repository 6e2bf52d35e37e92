import { describe, expect, it } from 'vitest';
import { verdictOn } from '../../testing/verdict';

const web = 'ports: [{ number: 80, protocol: http, name: web }]';
const two = 'ports: [{ number: 80, protocol: http, name: web }, { number: 443, protocol: https, name: tls }]';
const dynamic = (rest: string): string => `{ hosts: ['*.example.com'], resolution: DYNAMIC_DNS, ${rest} }`;
const port = (rest: string): string => `{ hosts: [a.example.com], resolution: DNS, ports: [{ ${rest} }] }`;

describe('a ServiceEntry', () => {
  it.each([
    // Names that Envoy resolves.
    ['', `{ hosts: [a.example.com], ${two}, resolution: DNS }`],
    ['', `{ hosts: [db, a.example.com], ${web}, endpoints: [{ address: b.example.com }], resolution: DNS }`],
    ['', `{ hosts: ['*.example.com'], ${web}, endpoints: [{ address: 10.0.0.1 }], resolution: DNS }`],
    ['', `{ hosts: ['*.example.com'], ${web}, endpoints: [{ address: b }], resolution: DNS_ROUND_ROBIN }`],
    ['wh-se-dns-hosts', `{ hosts: ['*.example.com'], ${web}, resolution: DNS }`],
    ['wh-se-dns-hosts', `{ hosts: ['5'], ${web}, resolution: DNS_ROUND_ROBIN }`],
    ['crd-se-host-star', `{ hosts: [a.example.com, '*'], ${web}, resolution: DNS }`],
    ['wh-se-host-syntax', `{ hosts: ['-'], ${web}, resolution: DNS }`],
    ['crd-se-hosts', `{ ${web}, resolution: DNS }`],
    [
      'crd-se-dnsrr-endpoints',
      `{ hosts: [a], endpoints: [{ address: b }, { address: c }], resolution: DNS_ROUND_ROBIN }`,
    ],
    ['wh-se-dns-ep-address', `{ hosts: [a], endpoints: [{ address: '*.b.c' }], resolution: DNS }`],
    ['wh-se-dns-ep-address', `{ hosts: [a], endpoints: [{ address: unix:///run/a }], resolution: DNS }`],
    ['wh-se-dns-ep-address', `{ hosts: [a], endpoints: [{ network: far }], resolution: DNS }`],
    ['wh-se-dns-ep-labels', `{ hosts: [a], endpoints: [{ address: b, labels: { a: b c } }], resolution: DNS }`],
    [
      'wh-se-dns-ep-port-unknown',
      `{ hosts: [a], ${web}, endpoints: [{ address: b, ports: { x: 1 } }], resolution: DNS }`,
    ],
    ['(wh-se-dns-multihost-vip)', `{ hosts: [a.b, c.d], addresses: [10.0.0.1], ${two}, resolution: DNS }`],
    ['', `{ hosts: [a.b, c.d], addresses: [10.0.0.1], ${web}, resolution: DNS }`],
    ['wh-se-multihost', `{ hosts: [a.b, c.d], ports: [{ number: 1, protocol: UDP, name: a }], resolution: DNS }`],
    // Listed addresses.
    [
      '',
      `{ hosts: [a], addresses: [10.0.0.0/8], ${web}, endpoints: [{ address: '::1', ports: { web: 8080 } }], resolution: STATIC }`,
    ],
    ['', `{ hosts: [a], addresses: [10.0.0.1], ${web}, resolution: STATIC }`],
    ['', `{ hosts: [a], ${web}, endpoints: [{ address: unix:///run/a }], resolution: STATIC }`],
    ['(wh-we-address-network)', `{ hosts: [a], ${web}, endpoints: [{ network: far }], resolution: STATIC }`],
    ['wh-we-address-ip', `{ hosts: [a], ${web}, endpoints: [{ address: b.c }], resolution: STATIC }`],
    [
      'wh-we-address-required',
      `{ hosts: [a], ${web}, endpoints: [{ address: '', ports: { x: 1 } }], resolution: STATIC }`,
    ],
    [
      'wh-we-port-unknown',
      `{ hosts: [a], ${web}, endpoints: [{ address: 10.0.0.1, ports: { x: 1 } }], resolution: STATIC }`,
    ],
    [
      'wh-we-labels',
      `{ hosts: [a], ${web}, endpoints: [{ address: 10.0.0.1, labels: { a/: b } }], resolution: STATIC }`,
    ],
    ['wh-we-uds-one-port', `{ hosts: [a], ${two}, endpoints: [{ address: 'unix://@a' }], resolution: STATIC }`],
    ['crd-uds-abs', `{ hosts: [a], ${web}, endpoints: [{ address: unix://./a }], resolution: STATIC }`],
    [
      'crd-uds-ports',
      `{ hosts: [a], ${web}, endpoints: [{ address: unix:///a, ports: { web: 1 } }], resolution: STATIC }`,
    ],
    // Whatever the app dialled.
    ['', `{ hosts: ['*.example.com'], addresses: [10.0.0.0/8], ports: [{ number: 1, name: a }] }`],
    ['(wh-se-host-partial)', `{ hosts: ['*example.com'], ${web} }`],
    ['(wh-se-tcp-address)', `{ hosts: [a], addresses: [], ports: [{ number: 1, name: a }] }`],
    ['(wh-se-none-selector)', `{ hosts: [a], ${web}, workloadSelector: { labels: { app: a } } }`],
    ['crd-se-none-endpoints', `{ hosts: [a], ${web}, endpoints: [{ address: 10.0.0.1 }] }`],
    ['', `{ hosts: [a.b, c.d], addresses: [10.0.0.1], ports: [{ number: 1, protocol: TCP, name: a }] }`],
    // The name of each call.
    ['', dynamic('ports: [{ number: 80, protocol: grpc, name: a }, { number: 443, protocol: TLS, name: b }]')],
    ['', dynamic(`location: MESH_INTERNAL, ${web}`)],
    ['', dynamic(web).replace('*.', '*')],
    ['wh-se-ddns-protocol', dynamic('ports: [{ number: 443, protocol: HTTPS, name: a }]')],
    ['wh-se-ddns-protocol', dynamic('ports: [{ number: 443, name: a }]')],
    ['wh-se-ddns-wildcard', dynamic(web).replace('*.', '')],
    ['wh-se-ddns-addresses', dynamic(`${web}, addresses: [10.0.0.1]`)],
    ['wh-se-ddns-endpoints', dynamic(`${web}, endpoints: [{ address: a.b }]`)],
    // Ports.
    ['', port('number: 80, name: web, protocol: GRPC-WEB, targetPort: 8080')],
    ['wh-se-port-name', port('number: 80, name: a.b')],
    ['wh-se-port-protocol', port('number: 80, name: a, protocol: http-foo')],
    ['crd-se-port-target', port('number: 80, name: a, targetPort: 65536')],
    ['crd-se-port-number', port('number: 0, name: a')],
    // A selector that is refused is all that istiod looks at.
    ['wh-se-selector-bad', `{ hosts: [a], workloadSelector: { labels: { '': b } }, exportTo: [a.b] }`],
    ['', `{ hosts: [a], ${web}, workloadSelector: { labels: { app: a } }, resolution: DNS }`],
  ])('gets %j: %s', (verdict, spec) => expect(verdictOn('ServiceEntry', spec)).toBe(verdict));
});

describe('a WorkloadEntry', () => {
  it.each([
    ['', '{ address: 10.0.0.1, labels: { app: A_1 }, ports: { http: 80 } }'],
    ['', "{ address: '2001:db8::1' }"],
    ['', '{ address: db.example.com. }'],
    ['', "{ address: 'unix://@db' }"],
    ['(wh-we-address-network)', '{ network: far }'],
    ['crd-we-address', '{}'],
    ['wh-we-address-required', "{ address: '', network: '' }"],
    ['wh-we-address-fqdn', "{ address: '*.example.com' }"],
    ['crd-uds-abs', "{ address: 'unix://' }"],
    ['crd-uds-dir', '{ address: unix:///run/ }'],
    ['wh-we-labels', "{ address: 10.0.0.1, labels: { '-': a } }"],
    ['crd-we-portname', "{ address: 10.0.0.1, ports: { '@': 80 } }"],
  ])('gets %j: %s', (verdict, spec) => expect(verdictOn('WorkloadEntry', spec)).toBe(verdict));
});

describe('a WorkloadGroup', () => {
  it.each([
    ['', '{ template: {}, probe: { tcpSocket: { port: 80 } } }'],
    ['', '{ template: { labels: { app: a b } }, metadata: { labels: { app: a } } }'],
    ['eng-webhook', '{ template: {}, probe: { exec: { command: [] } } }'],
    ['eng-webhook', '{ template: {}, probe: { grpc: { port: 80 } } }'],
    ['eng-webhook', '{ template: {}, probe: { httpGet: { port: 80, httpHeaders: [{ value: a }] } } }'],
    ['eng-webhook', "{ template: {}, metadata: { labels: { '*': a } }, probe: {} }"],
  ])('gets %j: %s', (verdict, spec) => expect(verdictOn('WorkloadGroup', spec)).toBe(verdict));
});
