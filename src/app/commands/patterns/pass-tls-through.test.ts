import { describe, expect, it } from 'vitest';
import { designFrom, newFindings, snapshotAfter, yaml } from '../../../core/testing/change-cases';
import { passTlsThrough } from './pass-tls-through';
import { startTls } from './start-tls-at-the-sidecar';

const key = 'ServiceEntry/shop/api';

const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - number: 80
        name: http # plain inside the pod
        protocol: HTTP
        targetPort: 443
    resolution: DNS
`;

const rule = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec:
    host: api.example.com
    trafficPolicy:
      tls: { mode: SIMPLE, caCertificates: system }
      connectionPool:
        tcp: { maxConnections: 10 } # agreed
        http: { http1MaxPendingRequests: 5 }
`;

const routes = `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    http:
      - timeout: 10s
        retries: { attempts: 2, perTryTimeout: 3s }
        route:
          - destination: { host: api.example.com }
`;

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        namespace: shop
        calls:
          - url: http://api.example.com/v1
            expect: { tls: originated }
`;

const passing = yaml(entry)
  .replace('number: 80', 'number: 443')
  .replace('name: http #', 'name: https #')
  .replace('protocol: HTTP\n      targetPort: 443', 'protocol: HTTPS');

describe('Pass TLS through', () => {
  it('takes out the tls block and what works on requests, and names that', () => {
    const before = designFrom({ 'egress.yaml': [entry, rule, routes].join('---\n'), 'design.yaml': design });
    expect(passTlsThrough.warns?.(before, key, {})).toEqual([
      'Apps have to call https://api.example.com and check the certificate themselves.',
      'VirtualService api no longer works: 1 http route, timeout and retries.',
      'DestinationRule api no longer limits requests: connectionPool.http.',
    ]);
    const after = snapshotAfter(before, passTlsThrough.change(before, key, {}));
    expect(newFindings(before, after)).toEqual([]);
    expect(Object.fromEntries(after.workspace.files.map((file) => [file.path, file.text]))).toEqual({
      'egress.yaml': [
        passing,
        yaml(rule)
          .replace(/ {4}tls: .*\n/, '')
          .replace(/ {6}http: .*\n/, ''),
      ].join('---\n'),
      'design.yaml': yaml(design).replace('http://', 'https://').replace('originated', 'passthrough'),
    });
    expect(passTlsThrough.offered(after, key)).toBe('The sidecar starts no TLS on a port of api.');
  });

  it('leaves routes in the text when that is chosen', () => {
    const before = designFrom({ 'egress.yaml': [entry, rule, routes].join('---\n') });
    const after = snapshotAfter(before, passTlsThrough.change(before, key, { idle: 'keep' }));
    expect(after.workspace.files[0]?.text).toBe(
      [passing, yaml(rule).replace(/ {4}tls: .*\n/, ''), yaml(routes)].join('---\n'),
    );
  });

  it('drops the rule that says nothing else, the port of its own, and takes back what starting TLS did', () => {
    const pass = entry.replace(
      /- number: 80[\s\S]*targetPort: 443/,
      '- number: 443\n        name: https\n        protocol: HTTPS',
    );
    const before = designFrom({
      'egress.yaml': pass,
      'design.yaml': design.replace('http:', 'https:').replace('originated', 'passthrough'),
    });
    const started = snapshotAfter(before, startTls.change(before, key, {}));
    const after = snapshotAfter(started, passTlsThrough.change(started, key, {}));
    expect(after.workspace).toEqual(before.workspace);
  });

  it('removes port 80 where 443 is there already', () => {
    const both = entry.replace(
      '    resolution',
      '      - { number: 443, name: https, protocol: HTTPS }\n    resolution',
    );
    const settings = rule.replace(
      / {6}tls:[\s\S]*/,
      '      portLevelSettings:\n        - port: { number: 80 }\n          tls: { mode: SIMPLE, caCertificates: system }\n',
    );
    const before = designFrom({ 'egress.yaml': [both, settings].join('---\n') });
    const after = snapshotAfter(before, passTlsThrough.change(before, key, {}));
    expect(after.workspace.files[0]?.text).toBe(yaml(both).replace(/ {4}- number: 80[\s\S]*(?= {4}- \{)/, ''));
  });

  const tlsRule = (policy: string): string => `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec:
    host: api.example.com
    trafficPolicy:
${policy}`;
  const onPort = (port: number, more = ''): string =>
    `        - port: { number: ${port} }\n          tls: { mode: SIMPLE, caCertificates: system }\n${more}`;
  const top = '      tls: { mode: SIMPLE, caCertificates: system }\n';
  const withPorts = (...ports: readonly string[]): string =>
    entry.replace('    resolution', `${ports.map((port) => `      - ${port}\n`).join('')}    resolution`);
  const second = '{ number: 8080, name: http-8080, protocol: HTTP, targetPort: 8443 }';
  const secure = '{ number: 443, name: https, protocol: HTTPS }';

  function changed(from: string, policy: string): { entry: string; rule: string | undefined } {
    const before = designFrom({ 'egress.yaml': [from, tlsRule(policy)].join('---\n') });
    const after = snapshotAfter(before, passTlsThrough.change(before, key, {}, { port: 80 }));
    const [text = '', rest] = after.workspace.files[0]?.text.split('---\n') ?? [];
    return { entry: text, rule: rest?.slice(rest.indexOf('  trafficPolicy:\n') + '  trafficPolicy:\n'.length) };
  }

  it('leaves the TLS that another port has by the same block', () => {
    expect(changed(withPorts(second), `${top}      outlierDetection: { consecutive5xxErrors: 3 }\n`).rule).toBe(
      `    tls: { mode: SIMPLE, caCertificates: system }
    outlierDetection: { consecutive5xxErrors: 3 }
    portLevelSettings:
      - port:
          number: 443
        outlierDetection:
          consecutive5xxErrors: 3
        tls:
          mode: DISABLE
`,
    );
  });

  it('leaves no TLS for the new port to inherit, and no settings twice', () => {
    const settings = '      portLevelSettings:\n';
    expect(changed(entry, `${top}${settings}${onPort(80)}`).rule).toBeUndefined();
    const pool = '          connectionPool: { tcp: { maxConnections: 5 } }\n';
    expect(changed(entry, `${top}${settings}${onPort(80, pool)}`).rule).toBe(
      '    portLevelSettings:\n      - port: { number: 443 }\n        connectionPool: { tcp: { maxConnections: 5 } }\n',
    );
    expect(changed(withPorts(secure), `${settings}${onPort(80)}${onPort(443, pool)}`).rule).toBe(
      '    portLevelSettings:\n      - port: { number: 443 }\n        connectionPool: { tcp: { maxConnections: 5 } }\n',
    );
    expect(changed(withPorts(second), `${top}${settings}${onPort(80)}`).rule).toBe(
      '    tls: { mode: SIMPLE, caCertificates: system }\n    portLevelSettings:\n      - port: { number: 443 }\n        tls: { mode: DISABLE }\n',
    );
  });

  it('takes out what endpoints say of the port that goes, and is refused where the other one goes elsewhere', () => {
    const fixed = withPorts(secure).replace(
      'DNS',
      'STATIC\n    endpoints:\n      - address: 10.0.0.1\n        ports: { http: 8443, https: 8443 }',
    );
    expect(changed(fixed, top).entry).toContain('ports: { https: 8443 }');
    const only = designFrom({ 'egress.yaml': [fixed.replace(', https: 8443', ''), rule].join('---\n') });
    expect(passTlsThrough.offered(only, key)).toBe(
      'Port 443 of api goes to port 443 of the server, and port 80 to another; make them alike first.',
    );
  });

  it('is refused where routes of another host end on the port that goes', () => {
    const others = routes.replace('hosts: [api.example.com]', 'hosts: [api.example.com, b.example.com]');
    const before = designFrom({ 'egress.yaml': [entry, rule, others].join('---\n') });
    expect(passTlsThrough.offered(before, key)).toBe(
      'VirtualService api sends calls of b.example.com to port 80 of api too; route them elsewhere first.',
    );
  });
});
