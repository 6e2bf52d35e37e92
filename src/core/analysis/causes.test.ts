import { expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { bundleOf, resourceText } from '../testing/resource-text';
import { causesOf } from './causes';
import { findingsOf } from './run';

/** Each finding that follows from another, as `rule < its cause (how)`. */
const causesIn = (...texts: readonly string[]): readonly string[] => {
  const snapshot = takeSnapshot({ files: [{ path: 'egress.yaml', text: bundleOf(...texts) }] });
  return [...causesOf(findingsOf(snapshot))].map(
    ([each, { finding, how }]) => `${each.rule} < ${finding.rule} (${how})`,
  );
};

const entry = (port: string, more = ''): string =>
  resourceText('ServiceEntry shop/api', `hosts: [api.example.com]\nports: [${port}]\nresolution: DNS\n${more}`);
const https = entry('{ number: 443, name: https, protocol: HTTPS }');

it('says once that no service has the host, and that its settings do nothing until then', () => {
  const rule = 'host: nope.example.com\ntrafficPolicy: { outlierDetection: { maxEjectionPercent: 100 } }';
  expect(causesIn(https, resourceText('DestinationRule shop/rule', rule))).toEqual([
    'unknown-rule-host < rule-without-service (same)',
    'all-endpoints-ejected < rule-without-service (moot)',
  ]);
});

it('holds back what is said of a block that has to go', () => {
  const rule = 'host: api.example.com\ntrafficPolicy: { tls: { mode: SIMPLE, sni: api.example.com } }';
  expect(causesIn(https, resourceText('DestinationRule shop/rule', rule))).toEqual([
    'no-ca-certificates < double-tls (moot)',
    'unchecked-server-name < double-tls (moot)',
  ]);
});

it('holds back what is said of routes that no request follows, and keeps what istiod refuses', () => {
  const other = 'hosts: [other.example.com]\nports: [{ number: 80, name: web, protocol: HTTP }]\nresolution: DNS';
  const rule =
    'hosts: [api.example.com]\nhttp: [{ timeout: 5s, retries: { attempts: 4, perTryTimeout: 3s, retryOn: nonsense }, route: [{ destination: { host: api.example.com } }] }]';
  const files = [
    https,
    resourceText('ServiceEntry shop/other', other),
    resourceText('VirtualService shop/routes', rule),
  ];
  expect(causesIn(...files)).toEqual([
    'unretried-try-timeout < http-rules-without-http-port (moot)',
    'route-to-nowhere < http-rules-without-http-port (moot)',
  ]);
});

it('has nothing to say of findings that have nothing to do with each other', () => {
  expect(
    causesIn(entry('{ number: 5432, name: db, protocol: TCP }, { number: 3306, name: old, protocol: HTTP }')),
  ).toEqual(['tcp-without-written-address < port-taken-whole (same)']);
});
