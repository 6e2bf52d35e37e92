import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../core/snapshot';
import { designFrom, newFindings, snapshotAfter, yaml } from '../../../core/testing/change-cases';
import type { Chosen } from './pattern';
import { routeThroughGateway } from './route-through-egress-gateway';

const key = 'ServiceEntry/shop/api';

const started = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
    resolution: DNS
    exportTo:
      - "." # ours
`;

const rule = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: api
    namespace: shop # beside the entry
  spec:
    host: api.example.com
    trafficPolicy:
      tls: { mode: SIMPLE, caCertificates: system }
`;

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        namespace: shop
        labels: { app: cart }
        calls:
          - url: http://api.example.com/v1
            expect: { outcome: reached, tls: originated, via: sidecar }
`;

function routed(before: Snapshot, chosen: Chosen = {}): Record<string, string> {
  expect(routeThroughGateway.offered(before, key)).toBe(true);
  const after = snapshotAfter(before, routeThroughGateway.change(before, key, chosen));
  expect(newFindings(before, after)).toEqual([]);
  expect(routeThroughGateway.offered(after, key)).toMatch(/^api goes out by Gateway .* already\.$/);
  return Object.fromEntries(after.workspace.files.map((file) => [file.path, file.text]));
}

describe('Route through egress gateway', () => {
  it('moves the start of TLS to the gateway: its server, both routes, mutual TLS to it, and the rule beside it', () => {
    const before = designFrom({ 'egress.yaml': [started, rule].join('---\n'), 'design.yaml': design });
    const files = routed(before);
    expect(files['egress.yaml']).toBe(
      yaml(`
        ${started.trim().replaceAll('\n', '\n      ')}
            - "istio-system"
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata:
          name: egress-gateway
          namespace: istio-system
        spec:
          selector:
            istio: egressgateway
          servers:
            - port:
                number: 443
                name: https
                protocol: HTTPS
              hosts:
                - api.example.com
              tls:
                mode: ISTIO_MUTUAL
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata:
          name: api
          namespace: shop
        spec:
          hosts:
            - api.example.com
          gateways:
            - mesh
            - istio-system/egress-gateway
          http:
            - match:
                - gateways:
                    - mesh
                  port: 80
              route:
                - destination:
                    host: istio-egressgateway.istio-system.svc.cluster.local
                    subset: api
                    port:
                      number: 443
            - match:
                - gateways:
                    - istio-system/egress-gateway
                  port: 443
              route:
                - destination:
                    host: api.example.com
                    port:
                      number: 80
          exportTo:
            - "."
            - istio-system
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: api-to-gateway
          namespace: shop
        spec:
          host: istio-egressgateway.istio-system.svc.cluster.local
          subsets:
            - name: api
              trafficPolicy:
                portLevelSettings:
                  - port:
                      number: 443
                    tls:
                      mode: ISTIO_MUTUAL
                      sni: api.example.com
          exportTo:
            - "."
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: api
          namespace: istio-system # beside the entry
        spec:
          host: api.example.com
          exportTo:
            - "."
          trafficPolicy:
            tls: { mode: SIMPLE, caCertificates: system }
      `),
    );
    expect(files['design.yaml']).toBe(
      yaml(design).replace('tls: originated, via: sidecar', 'tls: gateway, via: egress-gateway') +
        `    - name: istio-egressgateway
      namespace: istio-system
      labels:
        istio: egressgateway
`,
    );
  });

  it('passes TLS through by server name, with no TLS added on the way', () => {
    const passing = started
      .replace(
        '- { number: 80, name: http, protocol: HTTP, targetPort: 443 }',
        '- { number: 443, name: https, protocol: HTTPS }',
      )
      .replace(/ {4}exportTo:[\s\S]*/, '');
    const files = routed(designFrom({ 'egress.yaml': passing }));
    expect(files['egress.yaml']).toBe(
      `${yaml(passing)}${yaml(`
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata:
          name: egress-gateway
          namespace: istio-system
        spec:
          selector:
            istio: egressgateway
          servers:
            - port:
                number: 443
                name: tls
                protocol: TLS
              hosts:
                - api.example.com
              tls:
                mode: PASSTHROUGH
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata:
          name: api
          namespace: shop
        spec:
          hosts:
            - api.example.com
          gateways:
            - mesh
            - istio-system/egress-gateway
          tls:
            - match:
                - gateways:
                    - mesh
                  port: 443
                  sniHosts:
                    - api.example.com
              route:
                - destination:
                    host: istio-egressgateway.istio-system.svc.cluster.local
                    port:
                      number: 443
            - match:
                - gateways:
                    - istio-system/egress-gateway
                  port: 443
                  sniHosts:
                    - api.example.com
              route:
                - destination:
                    host: api.example.com
                    port:
                      number: 443
      `)}`,
    );
  });

  it('starts TLS first where it was passed through, and uses the gateway, its server and its rule that are there', () => {
    const passing = started
      .replace(
        '- { number: 80, name: http, protocol: HTTP, targetPort: 443 }',
        '- { number: 443, name: https, protocol: HTTPS }',
      )
      .replace(/ {4}exportTo:[\s\S]*/, '');
    const others = `
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: { name: out, namespace: edge }
      spec:
        selector: { istio: egressgateway }
        servers:
          - port: { number: 443, name: https, protocol: HTTPS }
            hosts: [other.example.com] # the first
            tls: { mode: ISTIO_MUTUAL }
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: way-out, namespace: edge }
      spec:
        selector: { istio: egressgateway }
        ports: [{ name: https, port: 443 }]
      ---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: out, namespace: edge }
      spec:
        host: way-out.edge.svc.cluster.local
        subsets:
          - name: other # and its name
            trafficPolicy: { tls: { mode: ISTIO_MUTUAL, sni: other.example.com } }
    `;
    const before = designFrom({ 'egress.yaml': passing, 'gateway.yaml': others });
    const files = routed(before, { tls: 'start' });
    expect(files['gateway.yaml']).toBe(
      `${yaml(others).replace('[other.example.com]', '[other.example.com, api.example.com]')}      - name: api
      trafficPolicy:
        portLevelSettings:
          - port:
              number: 443
            tls:
              mode: ISTIO_MUTUAL
              sni: api.example.com
`.replace('      - name: api\n', '    - name: api\n'),
    );
    expect(files['egress.yaml']).toContain('- { number: 80, name: http, protocol: HTTP, targetPort: 443 }');
    expect(files['egress.yaml']).toContain('host: way-out.edge.svc.cluster.local\n            subset: api\n');
    expect(files['egress.yaml']).toContain('name: api\n  namespace: edge\n');
    expect(files['egress.yaml']).not.toContain('kind: Gateway');
  });

  it('keeps the rules of a VirtualService that is there for the gateway', () => {
    const own = `
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: api, namespace: shop }
      spec:
        hosts: [api.example.com]
        http:
          - match: # writes are not repeated
              - port: 80
                method: { exact: POST }
            retries: { attempts: 0 }
            route:
              - destination: { host: api.example.com }
          - timeout: 5s
            route:
              - destination: { host: api.example.com }
    `;
    const before = designFrom({ 'egress.yaml': [started, rule, own].join('---\n') });
    const text = routed(before)['egress.yaml'] ?? '';
    expect(text).toContain(
      yaml(`
        spec:
          hosts: [api.example.com]
          gateways:
            - mesh
            - istio-system/egress-gateway
          http:
            - match:
                - gateways:
                    - mesh
                  port: 80
              route:
                - destination:
                    host: istio-egressgateway.istio-system.svc.cluster.local
                    subset: api
                    port:
                      number: 443
            - match: # writes are not repeated
                - port: 443
                  method: { exact: POST }
              retries: { attempts: 0 }
              route:
                - destination: { host: api.example.com }
            - timeout: 5s
      `),
    );
  });

  it('is refused where the gateway would have nothing to dial', () => {
    const none = designFrom({ 'egress.yaml': started.replace('DNS', 'NONE') });
    expect(routeThroughGateway.offered(none, key)).toMatch(/^Behind an egress gateway NONE has no address/);
    const wildcard = designFrom({ 'egress.yaml': started.replace('api.example.com', '"*.example.com"') });
    expect(routeThroughGateway.offered(wildcard, key)).toBe(
      'A gateway cannot look up *.example.com: list exact hosts first.',
    );
  });
});
