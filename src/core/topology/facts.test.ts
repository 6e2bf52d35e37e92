import { expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { ruleFacts } from './facts';

const rule = `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: rule }
spec: { host: api.example.com, trafficPolicy: { outlierDetection: { maxEjectionPercent: 50 } } }
`;
const entry = (spec: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: entry }
spec: { hosts: [api.example.com], ${spec} }
`;

/** What the rule does to the host of an entry with this spec. */
function facts(spec: string): readonly string[] {
  const { mesh } = takeSnapshot({ files: [{ path: 'a.yaml', text: entry(spec) + rule }] });
  const [first] = mesh.rules;
  return first ? ruleFacts(first, mesh.entries[0]) : [];
}

it('counts the endpoints that can be ejected where the text tells how many there are', () => {
  expect(facts('resolution: STATIC, endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2 }]')).toEqual([
    'eject 1 of 2',
  ]);
  expect(facts('resolution: DNS_ROUND_ROBIN')).toEqual(['eject 0 of 1']);
});

it('gives the share where only DNS knows how many hosts a name has', () => {
  expect(facts('resolution: DNS, endpoints: [{ address: a.example.com }, { address: b.example.com }]')).toEqual([
    'eject up to 50 %',
  ]);
});
