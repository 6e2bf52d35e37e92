import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { callsAfter } from './call-outcomes';

const entry = (
  name: string,
  port: string,
  resolution = 'STATIC',
  endpoint = '10.0.0.1',
): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop }
spec:
  hosts: [${name}.example.com]
  ports: [{ ${port} }]
  resolution: ${resolution}
${resolution === 'STATIC' && endpoint ? `  endpoints: [{ address: ${endpoint} }]\n` : ''}---
`;

const design = (url: string): string => `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec: { mesh: { outboundTrafficPolicy: REGISTRY_ONLY }, workloads: [{ name: cart, namespace: shop, calls: [{ url: "${url}" }] }] }
`;

const tcp = 'number: 5432, name: db, protocol: TCP';
const http = 'number: 80, name: http, protocol: HTTP';

function snapshot(text: string): Snapshot {
  return takeSnapshot({ files: [{ path: 'a.yaml', text }] });
}

describe('what a change makes of calls', () => {
  it.each([
    ['refuses them', entry('a', http), '', 'http://a.example.com', '1 call will be refused.', '1 call now is refused.'],
    [
      'leaves them to a port that takes every call',
      entry('a', tcp) + entry('b', tcp),
      entry('b', tcp),
      'tcp://a.example.com:5432',
      '1 call will go to ServiceEntry shop/b, which takes every call to that port.',
      '1 call now goes to ServiceEntry shop/b, which takes every call to that port.',
    ],
    [
      'takes their endpoints',
      entry('a', http),
      entry('a', http, 'STATIC', ''),
      'http://a.example.com',
      '1 call will not be delivered.',
      '1 call now is not delivered.',
    ],
    [
      'selects pods that nobody drew',
      entry('a', http),
      entry('a', http, 'STATIC', '').replace(
        'resolution: STATIC',
        'resolution: STATIC\n  workloadSelector: { labels: { app: a } }',
      ),
      'http://a.example.com',
      '1 call will not be delivered.',
      '1 call now is not delivered.',
    ],
  ])('%s', (_, from, to, url, will, now) => {
    const [before, after] = [snapshot(from + design(url)), snapshot(to + design(url))];
    expect(callsAfter(before, after, 'will')).toEqual([will]);
    expect(callsAfter(before, after, 'now')).toEqual([now]);
  });
});
