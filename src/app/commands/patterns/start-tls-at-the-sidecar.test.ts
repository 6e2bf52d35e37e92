import { describe, expect, it } from 'vitest';
import { designFrom, newFindings, snapshotAfter, yaml } from '../../../core/testing/change-cases';
import { startTls } from './start-tls-at-the-sidecar';

const key = 'ServiceEntry/shop/api';

const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: api
    namespace: shop
  spec:
    hosts:
      - api.example.com # the partner
    ports:
      # What the app calls.
      - number: 443
        name: https
        protocol: HTTPS
    resolution: DNS
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
          - url: https://api.example.com/v1 # charges
            method: POST
            expect: { outcome: reached, tls: passthrough }
`;

const ruleWith = (policy: string): string => `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: api, namespace: shop }
      spec:
        host: api.example.com
        trafficPolicy:
${policy}`;

function changed(files: Readonly<Record<string, string>>): Record<string, string> {
  const before = designFrom(files);
  expect(startTls.offered(before, key)).toBe(true);
  const after = snapshotAfter(before, startTls.change(before, key, {}));
  expect(newFindings(before, after)).toEqual([]);
  return Object.fromEntries(after.workspace.files.map((file) => [file.path, file.text]));
}

describe('Start TLS at the sidecar', () => {
  it.each([
    ['', 'Port 443 goes: apps that still call https://api.example.com miss the entry, and pass without any policy.'],
    [
      'mesh: { outboundTrafficPolicy: REGISTRY_ONLY }',
      'Port 443 goes: apps that still call https://api.example.com are refused, as the mesh lets nothing out that it does not know.',
    ],
  ])('says what becomes of apps that go on encrypting themselves: %s', (settings, says) => {
    const text = design.replace('spec:\n', `spec:\n    ${settings}\n`);
    const before = designFrom({ 'egress.yaml': entry, 'design.yaml': text });
    expect(startTls.warns?.(before, key, {})).toContain(says);
  });

  it.each([
    [
      'ALLOW_ANY',
      'REGISTRY_ONLY',
      'Port 443 goes: apps that still call https://api.example.com are refused, as Sidecar shop/lock lets nothing out that it does not know.',
    ],
    [
      'REGISTRY_ONLY',
      'ALLOW_ANY',
      'Port 443 goes: apps that still call https://api.example.com miss the entry, and pass without any policy.',
    ],
  ])('judges those apps by the Sidecar of their pods before the mesh: %s, then %s', (mesh, mode, says) => {
    const sidecar = `
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: { name: lock, namespace: shop }
      spec:
        workloadSelector: { labels: { app: cart } }
        outboundTrafficPolicy: { mode: ${mode} }
    `;
    const text = design
      .replace('spec:\n', `spec:\n    mesh: { outboundTrafficPolicy: ${mesh} }\n`)
      .replace('namespace: shop\n', 'namespace: shop\n        labels: { app: cart }\n');
    const files = { 'egress.yaml': `${entry}---\n${sidecar}`, 'design.yaml': text };
    expect(startTls.warns?.(designFrom(files), key, {})).toContain(says);
    const other = text.replace(/ {6}- name: cart[^]*/, (item) => `${item}${item.replaceAll('cart', 'till')}`);
    expect(startTls.warns?.(designFrom({ ...files, 'design.yaml': other }), key, {}).join(' ')).toContain(
      'miss the entry: some are refused, as ',
    );
  });

  it('puts port 80 in the place of 443, adds a rule, and lets the calls be http', () => {
    expect(changed({ 'egress.yaml': entry, 'design.yaml': design })).toEqual({
      'egress.yaml': yaml(`
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata:
          name: api
          namespace: shop
        spec:
          hosts:
            - api.example.com # the partner
          ports:
            # What the app calls.
            - number: 80
              name: http
              protocol: HTTP
              targetPort: 443
          resolution: DNS
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: api
          namespace: shop
        spec:
          host: api.example.com
          trafficPolicy:
            tls:
              mode: SIMPLE
              caCertificates: system
      `),
      'design.yaml': yaml(design)
        .replace('https://api.example.com/v1', 'http://api.example.com/v1')
        .replace('tls: passthrough', 'tls: originated'),
    });
  });

  it('adds what is wanting where plain HTTP leads to a TLS port, into the rule in force where there is one', () => {
    const plain = entry
      .replace('number: 443', 'number: 80\n        targetPort: 443')
      .replace('name: https', 'name: http')
      .replace('HTTPS', 'HTTP');
    const calls = design.replace('https:', 'http:').replace('passthrough', 'originated');
    const added = changed({ 'egress.yaml': plain, 'design.yaml': calls });
    expect(added['design.yaml']).toBe(yaml(calls));
    expect(added['egress.yaml']).toBe(
      `${yaml(plain)}${yaml(`
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: api
          namespace: shop
        spec:
          host: api.example.com
          trafficPolicy:
            tls:
              mode: SIMPLE
              caCertificates: system
      `)}`,
    );
    const rule = ruleWith('          connectionPool: { tcp: { maxConnections: 40 } } # agreed\n');
    expect(changed({ 'egress.yaml': `${plain}---\n${rule}`, 'design.yaml': calls })['egress.yaml']).toBe(
      `${yaml(`${plain}---\n${rule}`)}    tls:\n      mode: SIMPLE\n      caCertificates: system\n`,
    );
    const ported = ruleWith(`          tls: { mode: SIMPLE }
          portLevelSettings:
            - port: { number: 80 }
              loadBalancer: { simple: RANDOM }
`);
    expect(changed({ 'egress.yaml': `${plain}---\n${ported}`, 'design.yaml': calls })['egress.yaml']).toBe(
      yaml(`${plain}---\n${ported}`).replace(
        /^ +loadBalancer/m,
        `        tls:\n          mode: SIMPLE\n          caCertificates: system\n$&`,
      ),
    );
  });

  it('keeps the port of the apps’ own TLS as it is where the one that leads to it is aimed at', () => {
    const two = entry.replace(
      '      # What',
      '      - { number: 80, name: http, protocol: HTTP, targetPort: 443 }\n      # What',
    );
    const before = designFrom({ 'egress.yaml': two, 'design.yaml': design });
    const after = snapshotAfter(before, startTls.change(before, key, {}, { port: 80 }));
    expect(newFindings(before, after)).toEqual([]);
    const [file] = after.workspace.files;
    expect(file?.text.startsWith(`${yaml(two)}---\n`)).toBe(true);
    expect(file?.text).toContain('portLevelSettings:\n      - port:\n          number: 80\n        tls:\n');
  });

  it('keeps 443 for calls that are no https, and then starts TLS only on port 80, with the rule’s other settings', () => {
    const rule = `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: api, namespace: shop }
      spec:
        host: api.example.com
        trafficPolicy:
          outlierDetection: # agreed
            consecutive5xxErrors: 5
            maxEjectionPercent: 50
    `;
    const calls = design.replace('- url: https', '- url: tls://api.example.com\n          - url: https');
    const files = changed({ 'egress.yaml': `${entry}---\n${rule}`, 'design.yaml': calls });
    expect(files['egress.yaml']).toBe(
      yaml(`
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata:
          name: api
          namespace: shop
        spec:
          hosts:
            - api.example.com # the partner
          ports:
            - number: 80
              name: http
              protocol: HTTP
              targetPort: 443
            # What the app calls.
            - number: 443
              name: https
              protocol: HTTPS
          resolution: DNS
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: { name: api, namespace: shop }
        spec:
          host: api.example.com
          trafficPolicy:
            outlierDetection: # agreed
              consecutive5xxErrors: 5
              maxEjectionPercent: 50
            portLevelSettings:
              - port:
                  number: 80
                outlierDetection:
                  consecutive5xxErrors: 5
                  maxEjectionPercent: 50
                tls:
                  mode: SIMPLE
                  caCertificates: system
      `),
    );
  });

  it('lets routes that never ran on 443 run on 80, and keeps TLS that the rule starts already', () => {
    const rules = `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: api, namespace: shop }
      spec:
        host: api.example.com
        trafficPolicy:
          tls: { mode: SIMPLE, caCertificates: system } # twice until now
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: api, namespace: shop }
      spec:
        hosts: [api.example.com]
        http:
          - match:
              - port: 443
            timeout: 10s
            route:
              - destination: { host: api.example.com, port: { number: 443 } }
    `;
    const files = changed({ 'egress.yaml': `${entry}---\n${rules}`, 'design.yaml': design });
    expect(files['egress.yaml']).toBe(
      `${yaml(`${entry}---\n${rules}`)
        .replace('number: 443\n', 'number: 80\n')
        .replace('name: https', 'name: http')
        .replace('protocol: HTTPS\n', 'protocol: HTTP\n      targetPort: 443\n')
        .replace('- port: 443', '- port: 80')
        .replace('{ number: 443 }', '{ number: 80 }')}`,
    );
  });

  const offeredWith = (...texts: readonly string[]): true | string =>
    startTls.offered(designFrom({ 'egress.yaml': texts.join('---\n') }), key);

  it('is refused where a rule names a secret that a sidecar does not get, since the call would be plain text', () => {
    const secret = ruleWith('          tls: { mode: MUTUAL, credentialName: partner }\n');
    expect(offeredWith(entry, secret)).toBe(
      'DestinationRule api has credentialName, with which a sidecar sends plain text: name files, or limit the rule by workloadSelector first.',
    );
  });

  it('is refused where a rule in force would start none for another reason', () => {
    const uncertified = ruleWith('          tls: { mode: MUTUAL }\n');
    expect(offeredWith(entry, uncertified)).toBe(
      'DestinationRule api starts no TLS as it is. MUTUAL without clientCertificate, privateKey and credentialName adds no TLS: istiod cannot build it.',
    );
  });

  it('says what a rule that is kept does not check, and what settings of a port cannot hold', () => {
    const warnings = (rule: string): readonly string[] =>
      startTls.warns?.(designFrom({ 'egress.yaml': `${both}---\n${rule}` }), key, {}) ?? [];
    const both = entry.replace('    resolution', '      - { number: 9000, name: tcp, protocol: TCP }\n    resolution');
    const sni = ruleWith('          tls: { mode: SIMPLE, sni: other.example.com }\n');
    expect(warnings(sni)).toContain(
      'DestinationRule api sets sni without subjectAltNames: the server’s name is not checked.',
    );
    const budget = ruleWith('          retryBudget: { percent: 20 }\n          proxyProtocol: { version: V1 }\n');
    expect(warnings(budget)).toContain(
      'Port 80 goes without retryBudget and proxyProtocol of DestinationRule api: settings of a port leave that out.',
    );
  });

  const twoPorts = entry
    .replace('      # What', '      - { number: 80, name: http, protocol: HTTP }\n      # What')
    .replace('DNS', 'STATIC\n    endpoints:\n      - address: 10.0.0.1\n        ports: { https: 8443 }');

  it('takes what an endpoint dials for the one port over to the other, and leaves no name of a port that went', () => {
    const files = changed({ 'egress.yaml': twoPorts });
    expect(files['egress.yaml']).toContain('ports: { http: 8443 }');
    expect(offeredWith(twoPorts.replace('{ https: 8443 }', '{ http: 8080, https: 8443 }'))).toBe(
      'Port 80 of api goes to port 8080 of the server already.',
    );
    const kept = changed({
      'egress.yaml': twoPorts.replace(/ {6}- \{ number: 80.*\n/, ''),
      'design.yaml': design.replace('- url: https', '- url: tls://api.example.com\n          - url: https'),
    });
    expect(kept['egress.yaml']).toContain('ports: { https: 8443, http: 8443 }');
  });

  it('is refused where a rule for its wildcard would start TLS for another host', () => {
    const wide = entry.replace('api.example', '"*.example').replace('.com #', '.com" #');
    const plain = entry
      .replace('name: api', 'name: plain')
      .replace('api.example', 'plain.example')
      .replace('443', '80')
      .replace('HTTPS', 'HTTP');
    expect(offeredWith(wide, plain)).toBe(
      'A rule for *.example.com is for plain.example.com too, whose port 80 would start TLS; give that host a rule of its own first.',
    );
  });

  it('is refused where routes send to a subset that starts none', () => {
    const subset = ruleWith('          connectionPool: { tcp: { maxConnections: 5 } }\n').concat(
      '        subsets:\n          - { name: eu, trafficPolicy: { tls: { mode: DISABLE } } }\n',
    );
    const route = `
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: api, namespace: shop }
      spec:
        hosts: [api.example.com]
        http:
          - route:
              - destination: { host: api.example.com, subset: eu }
    `;
    const before = designFrom({ 'egress.yaml': [entry, subset, route].join('---\n') });
    expect(startTls.change(before, key, {})).toEqual({
      ok: false,
      detail: 'Routes send to subset eu of api.example.com, whose own settings start no TLS; take them out first.',
      choices: [],
    });
  });

  it('is refused where the sidecar starts it already, and where no port speaks TLS', () => {
    const before = designFrom({ 'egress.yaml': entry });
    const after = snapshotAfter(before, startTls.change(before, key, {}));
    expect(startTls.offered(after, key)).toBe('The sidecar starts TLS on port 80 of api already.');
    const tcp = designFrom({ 'egress.yaml': entry.replace('HTTPS', 'TCP') });
    expect(startTls.offered(tcp, key)).toBe('api has no HTTPS or TLS port whose TLS the sidecar could start.');
  });
});
