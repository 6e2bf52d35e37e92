import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../core/snapshot';
import { designFrom, filesAfter, newFindings, snapshotAfter, yaml } from '../../../core/testing/change-cases';
import { backToDirect } from './back-to-direct';
import type { Chosen } from './pattern';
import { routeThroughGateway } from './route-through-egress-gateway';

const key = 'ServiceEntry/shop/api';
const service = 'istio-egressgateway.istio-system.svc.cluster.local';

function entry(ports: readonly string[], host = 'api.example.com', name = 'api', namespace = 'shop'): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  hosts: [${host}]
  ports:
${ports.map((port) => `    - ${port}\n`).join('')}  resolution: DNS
`;
}

function rule(spec: string, name = 'api', namespace = 'shop'): string {
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: ${name}, namespace: ${namespace} }
spec:
${spec}`;
}

function routes(spec: string): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
${spec}`;
}

const http = '{ number: 80, name: http, protocol: HTTP, targetPort: 443 }';
const https = '{ number: 443, name: https, protocol: HTTPS }';
const simple = `  host: api.example.com
  trafficPolicy:
    tls: { mode: SIMPLE, caCertificates: system }
`;

function snapshotOf(...documents: readonly string[]): Snapshot {
  return designFrom({ 'egress.yaml': documents.join('---\n') });
}

function routed(before: Snapshot, chosen: Chosen = {}): Snapshot {
  const after = snapshotAfter(before, routeThroughGateway.change(before, key, chosen));
  expect(newFindings(before, after)).toEqual([]);
  return after;
}

function textOf({ workspace }: Snapshot): string {
  return workspace.files[0]?.text ?? '';
}

function refusal(before: Snapshot, chosen: Chosen = {}): string {
  const result = routeThroughGateway.change(before, key, chosen);
  return result.ok ? '' : result.detail;
}

describe('Route through egress gateway, beside other rules', () => {
  it('leaves a rule of a wildcard to all of its hosts', () => {
    const wide = rule(simple.replace('api.example.com', '"*.example.com"'), 'all');
    const before = snapshotOf(entry([http]), entry([http], 'other.example.com', 'other'), wide);
    expect(textOf(routed(before))).toContain(wide);
  });

  it('copies a wildcard’s rule for the host where the gateway does not see it', () => {
    const wide = rule(`${simple.replace('api.example.com', '"*.example.com"')}  exportTo: ["."]\n`, 'all');
    const text = textOf(routed(snapshotOf(entry([http]), wide)));
    expect(text).toContain(wide);
    expect(text).toContain('metadata: { name: all, namespace: istio-system }\nspec:\n  host: "api.example.com"\n');
  });

  it('is refused where TLS is started for selected pods alone', () => {
    const limited = rule(`${simple}  workloadSelector: { matchLabels: { app: cart } }\n`);
    const drawn = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  workloads:
    - name: cart
      namespace: shop
      labels: { app: cart }
      calls: [{ url: http://api.example.com }]
`;
    expect(refusal(snapshotOf(entry([http]), limited, drawn))).toBe(
      'DestinationRule api is only for selected pods, and the gateway’s are not among them. Take its workloadSelector out first.',
    );
  });

  it('keeps the TLS of a second port that goes on to be called directly, and says so', () => {
    const second = '{ number: 8080, name: http-alt, protocol: HTTP, targetPort: 8443 }';
    const before = snapshotOf(entry([http, second]), rule(simple));
    expect(routeThroughGateway.warns?.(before, key, {})).toContain(
      'Calls to port 8080 still leave from the pods’ own sidecars.',
    );
    const after = routed(before);
    expect(textOf(after)).toContain(rule(simple));
    expect(textOf(after)).toContain('metadata: { name: api, namespace: istio-system }');
    expect(snapshotAfter(after, backToDirect.change(after, key, {})).workspace).toEqual(before.workspace);
  });

  it('says which ports stay direct where no TLS is started', () => {
    const before = snapshotOf(
      entry(['{ number: 80, name: http, protocol: HTTP }', '{ number: 8080, name: alt, protocol: HTTP }']),
    );
    expect(routeThroughGateway.warns?.(before, key, {})).toContain(
      'Calls to port 8080 still leave from the pods’ own sidecars.',
    );
  });

  it('lets rules that were for the pods serve the gateway', () => {
    const own = routes(`  http:
    - match: [{ gateways: [mesh] }]
      timeout: 5s
      route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
`);
    const before = snapshotOf(entry([http]), rule(simple), own);
    const after = routed(before);
    expect(textOf(after)).toContain('    - match: [{ gateways: [istio-system/egress-gateway] }]\n      timeout: 5s\n');
    expect(snapshotAfter(after, backToDirect.change(after, key, {})).workspace).toEqual(before.workspace);
  });

  it('serves the gateway by a rule of its own where those that are there are for another port', () => {
    const second = '{ number: 8080, name: http-alt, protocol: HTTP, targetPort: 8443 }';
    const own = routes(`  http:
    - match: [{ gateways: [mesh], port: 8080 }]
      timeout: 5s
      route: [{ destination: { host: api.example.com, port: { number: 8080 } } }]
`);
    const before = snapshotOf(entry([http, second]), rule(simple), own);
    const after = routed(before);
    expect(textOf(after)).toContain('    - match: [{ gateways: [mesh], port: 8080 }]\n      timeout: 5s\n');
    expect(textOf(after)).toContain(
      yaml(`
        - match:
            - gateways:
                - istio-system/egress-gateway
              port: 443
          route:
            - destination:
                host: api.example.com
      `)
        .split('\n')
        .map((line) => (line === '' ? line : `    ${line}`))
        .join('\n'),
    );
    const direct = textOf(snapshotAfter(after, backToDirect.change(after, key, {})));
    expect(direct).toContain('    - match: [{ gateways: [mesh], port: 8080 }]\n      timeout: 5s\n');
    expect(direct).toContain('destination: { host: api.example.com, port: { number: 8080 } }');
  });

  it.each(['sourceLabels: { app: cart }', 'sourceNamespace: shop'])('is refused where a rule has %s', (field) => {
    const own = routes(`  http:
    - match: [{ ${field} }]
      route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
`);
    expect(refusal(snapshotOf(entry([http]), rule(simple), own))).toMatch(
      /^VirtualService api tells callers apart by source/,
    );
  });

  it('takes a subset of its own where the name is another host’s', () => {
    const blog = rule(
      `  host: ${service}
  subsets:
    - name: api
      trafficPolicy: { tls: { mode: ISTIO_MUTUAL, sni: blog.example.com } }
`,
      'to-gateway',
      'istio-system',
    );
    const text = textOf(routed(snapshotOf(entry([http]), rule(simple), blog)));
    expect(text).toContain(`            host: ${service}\n            subset: api-2\n`);
    expect(text).toContain(
      `${blog}    - name: api-2
      trafficPolicy:
        portLevelSettings:
          - port:
              number: 443
            tls:
              mode: ISTIO_MUTUAL
              sni: api.example.com
`,
    );
  });

  it('adds to the gateway’s own rule, which one of the pods’ namespace would hide', () => {
    const blog = rule(
      `  host: ${service}
  subsets:
    - name: blog
      trafficPolicy: { tls: { mode: ISTIO_MUTUAL, sni: blog.example.com } }
`,
      'to-gateway',
      'istio-system',
    );
    const hidden = `${entry([http])}  exportTo: ["."]\n`;
    const text = textOf(routed(snapshotOf(hidden, rule(simple), blog)));
    expect(text).toContain(`${blog}    - name: api\n`);
    expect(text.split(`spec:\n  host: ${service}\n`)).toHaveLength(2);
  });

  it('is refused where a VirtualService sends the host’s calls elsewhere', () => {
    const own = routes('  http:\n    - route: [{ destination: { host: other.example.com } }]\n');
    const before = snapshotOf(entry([http]), entry([http], 'other.example.com', 'other'), rule(simple), own);
    expect(refusal(before)).toBe(
      'A VirtualService sends calls for api.example.com elsewhere; route the host that it sends to.',
    );
  });

  it.each([
    [
      'protocol: HTTPS }\n      tls: { mode: PASSTHROUGH }',
      /^Gateway out takes api\.example\.com with TLS mode PASSTHROUGH on port 443/,
    ],
    ['protocol: HTTP }', /^Gateway out listens without TLS on port 443\./],
  ])('is refused where the Gateway’s port is taken: %s', (server, says) => {
    const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: out, namespace: istio-system }
spec:
  selector: { istio: egressgateway }
  servers:
    - hosts: [api.example.com]
      port: { number: 443, name: it, ${server}
`;
    const before = snapshotOf(entry([http]), rule(simple), gateway);
    expect(refusal(before)).toMatch(says);
    expect(refusal(before, { gateway: 'new' })).toMatch(says);
  });

  it('keeps the mesh’s TLS off what is passed through', () => {
    const mutual = rule(
      `  host: ${service}\n  trafficPolicy:\n    tls: { mode: ISTIO_MUTUAL }\n`,
      'to-gateway',
      'istio-system',
    );
    const text = textOf(routed(snapshotOf(entry([https]), mutual)));
    expect(text).toContain(`            host: ${service}\n            subset: api\n`);
    expect(text).toContain(`${mutual}  subsets:
    - name: api
      trafficPolicy:
        portLevelSettings:
          - port:
              number: 443
            tls:
              mode: DISABLE
`);
  });

  it('repeats the mesh’s rule for all services in one for the gateway alone', () => {
    const wide = rule(
      '  host: "*.local"\n  trafficPolicy:\n    tls: { mode: ISTIO_MUTUAL }\n',
      'default',
      'istio-system',
    );
    const text = textOf(routed(snapshotOf(entry([https]), wide)));
    expect(text).toContain(wide);
    expect(text).toContain(
      `  host: ${service}\n  trafficPolicy:\n    tls:\n      mode: ISTIO_MUTUAL\n  subsets:\n    - name: api\n`,
    );
  });

  it('is refused where the pods’ namespace has a rule that hides the gateway’s', () => {
    const wide = rule('  host: "*.local"\n  trafficPolicy:\n    tls: { mode: ISTIO_MUTUAL }\n', 'ours');
    expect(refusal(snapshotOf(entry([http]), rule(simple), wide))).toBe(
      `Pods of shop would use DestinationRule ours for ${service}, and its TLS does not fit api.example.com. Fix that rule first.`,
    );
  });

  it('gives a new Gateway the labels that the Service selects', () => {
    const out = `apiVersion: v1
kind: Service
metadata: { name: out, namespace: edge }
spec:
  selector: { app: out }
  ports: [{ name: https, port: 443 }]
`;
    const host = 'out.edge.svc.cluster.local';
    const text = textOf(routed(snapshotOf(entry([http]), rule(simple), out), { service: host }));
    expect(text).toContain('  selector:\n    app: out\n  servers:\n');
    const unknown = snapshotOf(entry([http]), rule(simple));
    expect(routeThroughGateway.warns?.(unknown, key, { service: host })).toContain(
      `No Service ${host} is in the files: the new Gateway selects pods with istio: egressgateway.`,
    );
  });
});

describe('Back to direct, beside other rules', () => {
  const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: out, namespace: istio-system }
spec:
  selector: { istio: egressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [api.example.com]
      tls: { mode: ISTIO_MUTUAL }
`;
  const way = routes(`  gateways: [mesh, istio-system/out]
  http:
    - match: [{ gateways: [mesh], port: 80 }]
      route: [{ destination: { host: ${service}, port: { number: 443 } } }]
    - match: [{ gateways: [istio-system/out], port: 443 }]
      route: [{ destination: { host: api.example.com, port: { number: 443 } } }]
`);
  const sends = rule(
    `  host: ${service}\n  trafficPolicy:\n    tls: { mode: ISTIO_MUTUAL, sni: api.example.com }\n`,
    'to-gateway',
    'istio-system',
  );
  const both = entry(['{ number: 80, name: http, protocol: HTTP }', https]);

  it('starts TLS on the port that pods called by the gateway, and on no other', () => {
    const at = rule(`${simple}  exportTo: ["."]\n`, 'at-gateway', 'istio-system');
    const before = snapshotOf(both, gateway, way, sends, at);
    const after = filesAfter(before, backToDirect.change(before, key, {}));
    expect(after['egress.yaml']).toBe(
      `${entry([http, https])}---
${rule(
  `  host: api.example.com
  trafficPolicy:
    portLevelSettings:
      - port:
          number: 80
        tls:
          mode: SIMPLE
          caCertificates: system
`,
  'at-gateway',
)}`,
    );
  });

  it('is not offered where TLS needs the gateway’s secret', () => {
    const at = rule(
      `  host: api.example.com
  trafficPolicy:
    tls: { mode: MUTUAL, credentialName: client }
  exportTo: ["."]
`,
      'at-gateway',
      'istio-system',
    );
    expect(backToDirect.offered(snapshotOf(both, gateway, way, sends, at), key)).toBe(
      'DestinationRule at-gateway takes credentialName client from the gateway’s namespace; a sidecar would send plain text. Name certificate files first.',
    );
  });

  it('copies a wildcard’s rule at the gateway, which other hosts need', () => {
    const wide = rule(
      `${simple.replace('api.example.com', '"*.example.com"')}  exportTo: ["."]\n`,
      'wide',
      'istio-system',
    );
    const before = snapshotOf(both, gateway, way, sends, wide);
    const text = filesAfter(before, backToDirect.change(before, key, {}))['egress.yaml'] ?? '';
    expect(text).toContain(wide);
    expect(text).toContain('metadata: { name: wide, namespace: shop }\nspec:\n  host: "api.example.com"\n');
    expect(text).toContain('      - port:\n          number: 80\n        tls:\n          mode: SIMPLE\n');
  });
});
