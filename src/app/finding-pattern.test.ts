import { expect, it } from 'vitest';
import { findingsOf, type Finding } from '../core/analysis';
import { takeSnapshot } from '../core/snapshot';
import { designFrom } from '../core/testing/change-cases';
import { bothPortsEntry, tlsOnWrongPort } from '../core/testing/tls-on-wrong-port';
import { applyChange } from '../core/workspace';
import { findPattern } from './commands/patterns';
import { patternFor } from './finding-pattern';

it('mends a plain port by a pattern that is offered for it, under its own title', () => {
  const snapshot = designFrom({
    'egress.yaml': `
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec:
        hosts: [api.example.com]
        ports:
          - { number: 8080, name: more, protocol: HTTP }
          - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
        resolution: DNS
    `,
  });
  const found = findingsOf(snapshot).flatMap((finding) => patternFor(finding, snapshot) ?? []);
  expect(found.map(({ resource, aim }) => [resource, aim])).toEqual([['ServiceEntry/shop/api', { port: 80 }]]);
  const pattern = findPattern(found[0]?.id ?? '');
  expect(pattern?.title).toBe(found[0]?.title);
  expect(pattern?.offered(snapshot, 'ServiceEntry/shop/api', { port: 80 })).toBe(true);
});

it('mends TLS in TLS, and routes that never run, at the entry of their host', () => {
  const snapshot = designFrom({
    'egress.yaml': `
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec: { hosts: [api.example.com], ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS }
      ---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: tls, namespace: shop }
      spec: { host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: routes, namespace: shop }
      spec: { hosts: [api.example.com], http: [{ route: [{ destination: { host: api.example.com } }] }] }
    `,
  });
  const found = findingsOf(snapshot).flatMap((finding) => {
    const pattern = patternFor(finding, snapshot);
    return pattern ? [[finding.rule, pattern.resource]] : [];
  });
  expect(found).toEqual([
    ['double-tls', 'ServiceEntry/shop/api'],
    ['http-rules-without-http-port', 'ServiceEntry/shop/api'],
  ]);
  expect(findPattern('start-tls-at-the-sidecar')?.offered(snapshot, 'ServiceEntry/shop/api')).toBe(true);
});

it('takes the first entry of the design where routes name several hosts, whatever their order', () => {
  const entry = (name: string): string => `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: ${name}, namespace: shop }
    spec: { hosts: [${name}.example.com], ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS }
    `;
  const routes = `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: routes, namespace: shop }
    spec:
      hosts: [mail.example.com, unknown.example.com, api.example.com]
      http: [{ route: [{ destination: { host: api.example.com } }] }]
    `;
  const snapshot = designFrom({ 'a.yaml': entry('api'), 'b.yaml': routes, 'c.yaml': entry('mail') });
  const [found] = findingsOf(snapshot).filter(({ rule }) => rule === 'http-rules-without-http-port');
  expect(found && patternFor(found, snapshot)?.resource).toBe('ServiceEntry/shop/api');
});

it('makes a host known that a rule or a call names, with the port of the call', () => {
  const snapshot = designFrom({
    'egress.yaml': `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: rule, namespace: shop }
      spec: { host: api.example.com, trafficPolicy: { outlierDetection: { maxEjectionPercent: 50 } } }
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec:
        mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
        workloads: [{ name: cart, namespace: shop, calls: [{ url: 'http://mail.example.com:8025/send' }] }]
    `,
  });
  const found = findingsOf(snapshot).flatMap((finding) => patternFor(finding, snapshot) ?? []);
  expect(found.map(({ id, aim }) => [id, aim?.host])).toEqual([
    ['add-entry-for-host', 'api.example.com'],
    ['add-entry-for-host', 'api.example.com'],
    ['add-entry-for-host', 'http://mail.example.com:8025/send'],
  ]);
  const [, , call] = found;
  const made = findPattern('add-entry-for-host')?.change(snapshot, call?.resource ?? '', {}, call?.aim);
  expect(made?.ok && JSON.stringify(made.change.files)).toMatch(/namespace: shop.*mail\.example\.com.*number: 8025/);
});

it('moves a block to the port that it is meant for, by the pattern of the one and the first fix of the other', () => {
  const snapshot = designFrom({ 'entry.yaml': bothPortsEntry, 'rule.yaml': tlsOnWrongPort });
  const title = 'Move the tls block from port 443 to port 80';
  const offers = findingsOf(snapshot).flatMap((finding) =>
    finding.rule === 'plaintext-to-tls-port' || finding.rule === 'double-tls'
      ? [[finding.rule, patternFor(finding, snapshot)?.title, finding.fixes?.[0]?.title]]
      : [],
  );
  expect(offers).toEqual([
    ['plaintext-to-tls-port', title, undefined],
    ['double-tls', undefined, title],
  ]);
  const change = findPattern('move-tls-block')?.change(snapshot, 'ServiceEntry/shop/api', {}, { port: 80 });
  const after = change?.ok && takeSnapshot(applyChange(snapshot.workspace, change.change));
  expect(after && after.workspace.files.map(({ text }) => text).join()).toContain('{ port: { number: 80 }, tls:');
});

it('lets sidecars answer DNS where TCP ports of one number take each other’s calls', () => {
  const entry = (name: string) => `
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: ${name}, namespace: shop }
      spec: { hosts: [${name}.example.com], ports: [{ number: 5432, name: tcp, protocol: TCP }], resolution: DNS }`;
  const snapshot = designFrom({ 'egress.yaml': `${entry('a')}\n      ---${entry('b')}\n` });
  const found = findingsOf(snapshot).filter((finding) => patternFor(finding, snapshot)?.id === 'capture-dns');
  expect([...new Set(found.map(({ rule }) => rule))].sort()).toEqual(['port-taken-by-another', 'port-taken-whole']);
  const pattern = findPattern('capture-dns');
  expect(pattern?.title).toBe(patternFor(found[0] as Finding, snapshot)?.title);
  expect(pattern?.offered(snapshot, 'ServiceEntry/shop/a')).toBe(true);
  const result = pattern?.change(snapshot, 'ServiceEntry/shop/a', {});
  if (!result?.ok) throw new Error('It is refused.');
  const after = takeSnapshot(applyChange(snapshot.workspace, result.change));
  expect(findingsOf(after).filter(({ rule }) => found.some((each) => each.rule === rule))).toEqual([]);
  expect(pattern?.offered(after, 'ServiceEntry/shop/a')).toMatch(/on already/);
});
