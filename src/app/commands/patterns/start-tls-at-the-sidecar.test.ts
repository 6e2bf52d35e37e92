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

function changed(files: Readonly<Record<string, string>>): Record<string, string> {
  const before = designFrom(files);
  expect(startTls.offered(before, key)).toBe(true);
  const after = snapshotAfter(before, startTls.change(before, key, {}));
  expect(newFindings(before, after)).toEqual([]);
  return Object.fromEntries(after.workspace.files.map((file) => [file.path, file.text]));
}

describe('Start TLS at the sidecar', () => {
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

  it('keeps 443 for calls that are no https, and then starts TLS on port 80 alone, with the rule’s other settings', () => {
    const rule = `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: api, namespace: shop }
      spec:
        host: api.example.com
        trafficPolicy:
          outlierDetection: # agreed
            consecutive5xxErrors: 5
            maxEjectionPercent: 100
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
              maxEjectionPercent: 100
            portLevelSettings:
              - port:
                  number: 80
                outlierDetection:
                  consecutive5xxErrors: 5
                  maxEjectionPercent: 100
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

  it('is refused where the sidecar starts it already, and where no port speaks TLS', () => {
    const before = designFrom({ 'egress.yaml': entry });
    const after = snapshotAfter(before, startTls.change(before, key, {}));
    expect(startTls.offered(after, key)).toBe('The sidecar starts TLS on port 80 of api already.');
    const tcp = designFrom({ 'egress.yaml': entry.replace('HTTPS', 'TCP') });
    expect(startTls.offered(tcp, key)).toBe('api has no HTTPS or TLS port whose TLS the sidecar could start.');
  });
});
