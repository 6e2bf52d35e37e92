import { describe, expect, it } from 'vitest';
import { kinds, type Kind } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { summaryAt } from './summary';

const said = (kind: string, path: Path, value: unknown): string | undefined =>
  summaryAt(kinds.find((each) => each.kind === kind && each.coverage === 'full') as Kind, path, value);

describe('a closed item', () => {
  it.each([
    [
      'Gateway',
      ['spec', 'servers', 0],
      { port: { number: 443, name: 'tls', protocol: 'HTTPS' }, hosts: ['*.example.com'], tls: { mode: 'SIMPLE' } },
      '443 HTTPS *.example.com SIMPLE',
    ],
    ['Sidecar', ['spec', 'egress', 0], { hosts: ['./*', 'istio-system/*'] }, './*, istio-system/*'],
    [
      'Sidecar',
      ['spec', 'ingress', 0],
      { port: { number: 80 }, defaultEndpoint: '127.0.0.1:8080' },
      '80 → 127.0.0.1:8080',
    ],
    [
      'AuthorizationPolicy',
      ['spec', 'rules', 0],
      {
        from: [{ source: { namespaces: ['shop'] } }, { source: { notIpBlocks: ['10.0.0.0/8'] } }],
        to: [{ operation: { methods: ['GET', 'POST'] } }],
        when: [{ key: 'connection.sni', values: ['a'] }],
      },
      'from shop or not 10.0.0.0/8 to GET, POST when connection.sni a',
    ],
    ['AuthorizationPolicy', ['spec', 'rules', 0], {}, 'every call'],
    ['AuthorizationPolicy', ['spec', 'rules', 0, 'from', 0], { source: {} }, 'anybody'],
    ['Telemetry', ['spec', 'accessLogging', 0], { providers: [{ name: 'envoy' }], disabled: true }, 'envoy off'],
    ['Telemetry', ['spec', 'tracing', 0], { randomSamplingPercentage: 5 }, '5 %'],
    ['Telemetry', ['spec', 'metrics', 0, 'overrides', 0], { match: { metric: 'REQUEST_COUNT' } }, 'REQUEST_COUNT'],
  ] as const)('of a %s at %j says what it is', (kind, path, value, words) => {
    expect(said(kind, path, value)).toBe(words);
  });

  it('says nothing of its own where it is no object, or its kind has no words for it', () => {
    expect(said('Gateway', ['spec', 'servers', 0], 'odd')).toBeUndefined();
    expect(said('ServiceEntry', ['spec', 'ports', 0], { number: 80 })).toBeUndefined();
  });

  it('bears values of any type', () => {
    const odd = { port: 'x', hosts: { a: 1 }, tls: [], from: 'x', to: [7, null], when: {}, providers: 'x', match: 7 };
    for (const [kind, list] of [
      ['Gateway', 'servers'],
      ['Sidecar', 'egress'],
      ['AuthorizationPolicy', 'rules'],
      ['Telemetry', 'metrics'],
      ['VirtualService', 'http'],
      ['VirtualService', 'match'],
    ] as const)
      expect(typeof said(kind, ['spec', list, 0], odd)).toBe('string');
  });
});
