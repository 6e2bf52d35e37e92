import { describe, expect, it } from 'vitest';
import { designFrom, yaml } from '../../core/testing/change-cases';
import { cartText, entryText, ports, troublesAfter } from '../testing/tool-cases';
import { filesWired, saidBy, stepOf } from '../testing/wire-cases';

const from = 'ServiceEntry/shop/api';
const to = 'ServiceEntry/shop/new';

/** `shop/api` and `shop/new` with some ports, and what stands between them. */
function routable(apiPorts: string, newPorts: string, between = ''): ReturnType<typeof designFrom> {
  const parts = [entryText('api', apiPorts), ...(between === '' ? [] : [between]), entryText('new', newPorts)];
  return designFrom({ 'egress.yaml': parts.join('---\n') });
}

/** What a wire puts between the two entries. */
function routed(snapshot: ReturnType<typeof designFrom>, port: string, toPort: string): string {
  const before = snapshot.workspace.files[0]?.text ?? '';
  const after = filesWired(snapshot, `${from} ${port}`, `${to} ${toPort}`)['egress.yaml'] ?? '';
  const [api = '', ...rest] = before.split('---\n');
  const tail = rest.at(-1) ?? '';
  expect(after.startsWith(api) && after.endsWith(`---\n${tail}`)).toBe(true);
  return after.slice(api.length + 4, after.length - tail.length - 4);
}

const service = (body: string): string =>
  yaml(`
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata:
      name: api
      namespace: shop
    spec:
      hosts:
        - api.example.com
${body}`);

const route = (port: number): string => `route:
            - destination:
                host: new.example.com
                port:
                  number: ${port}
`;

describe('a wire from a port to a port of another entry', () => {
  it('makes a VirtualService after the entry, in the list of the port', () => {
    const http = routable(ports.http, ports.alt);
    expect(saidBy(http, `${from} port:80`, `${to} port:8080`)).toBe(
      'Adds VirtualService api: api.example.com:80 goes to new.example.com:8080',
    );
    expect(routed(http, 'port:80', 'port:8080')).toBe(service(`      http:\n        - ${route(8080)}`));
    expect(routed(routable(ports.https, ports.https), 'port:443', 'port:443')).toBe(
      service(
        `      tls:\n        - match:\n            - port: 443\n              sniHosts:\n                - api.example.com\n          ${route(443)}`,
      ),
    );
    const tcp = `${ports.tcp}] # raw\n    addresses: [10.9.9.9`;
    expect(routed(routable(tcp, tcp.replace('9.9.9', '8.8.8')), 'port:5432', 'port:5432')).toBe(
      service(`      tcp:\n        - ${route(5432)}`),
    );
  });

  it('routes one of several ports alone', () => {
    const both = routable(`${ports.http}, ${ports.alt}`, ports.http);
    expect(routed(both, 'port:8080', 'port:80')).toBe(
      service(`      http:\n        - match:\n            - port: 8080\n          ${route(80)}`),
    );
  });

  it('leaves no findings', () => {
    for (const [a, b] of [
      [ports.http, ports.alt],
      [ports.https, ports.https],
    ] as const) {
      const snapshot = routable(a, b);
      const step = stepOf(snapshot, from, to);
      expect(step.type === 'change' && troublesAfter(snapshot, step.change())).toEqual([]);
    }
  });

  const known = (body: string): string => `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: routes, namespace: shop }
    spec:
      hosts: [api.example.com] # ours
${body}`;

  it('edits the route that is there, and drops a subset of the other host', () => {
    const rules = `      http:
        - name: beta
          match: [{ headers: { beta: { exact: 'yes' } } }]
          route: [{ destination: { host: api.example.com } }]
        - timeout: 5s # agreed
          route:
            - destination: { host: api.example.com, subset: v2 } # all
`;
    const snapshot = routable(ports.http, ports.alt, known(rules));
    expect(saidBy(snapshot, from, to)).toBe(
      'Sends api.example.com:80 to new.example.com:8080 in VirtualService routes',
    );
    expect(routed(snapshot, 'port:80', 'port:8080')).toBe(
      yaml(known(rules)).replace(
        '{ host: api.example.com, subset: v2 }',
        '{ host: new.example.com, port: { number: 8080 } }',
      ),
    );
    const done = designFrom({ 'egress.yaml': filesWired(snapshot, from, to)['egress.yaml'] ?? '' });
    expect(saidBy(done, from, to)).toBe('✗ routes sends api.example.com:80 to new.example.com:8080 already.');
  });

  it('puts a route for one port before one that takes several', () => {
    const rules = `      http:
        - route: # everything
            - destination: { host: api.example.com, port: { number: 80 } }
`;
    const snapshot = routable(`${ports.http}, ${ports.alt}`, ports.http, known(rules));
    expect(routed(snapshot, 'port:8080', 'port:80')).toBe(
      yaml(known(rules)).replace(
        '  http:\n',
        `  http:
    - match:
        - port: 8080
      route:
        - destination:
            host: new.example.com
            port:
              number: 80
`,
      ),
    );
  });

  it('adds a list, and a route behind conditions that may not hold', () => {
    const rules = `      tls:
        - match: [{ port: 443, sniHosts: [api.example.com] }]
          route: [{ destination: { host: api.example.com, port: { number: 443 } } }]
`;
    const snapshot = routable(`${ports.http}, ${ports.https}`, ports.http, known(rules));
    expect(routed(snapshot, 'port:80', 'port:80')).toContain(`  http:
    - route:
        - destination:
            host: new.example.com
            port:
              number: 80
`);
    expect(routed(snapshot, 'port:443', 'port:80')).toBe(
      yaml(known(rules)).replace(
        '{ host: api.example.com, port: { number: 443 } }',
        '{ host: new.example.com, port: { number: 80 } }',
      ),
    );
  });

  it('asks before it takes a split away, or calls to another host along', () => {
    const split = `      http:
        - route:
            - destination: { host: api.example.com, subset: v1 }
              weight: 90
            - { destination: { host: api.example.com, subset: v2 }, weight: 10 }
`;
    const snapshot = routable(ports.http, ports.http, known(split));
    const step = stepOf(snapshot, from, to);
    expect(step.type === 'choose' && step.says).toBe(
      'routes spreads these calls over 2 destinations; all of them go to new.example.com then.',
    );
    expect(routed(snapshot, 'port:80', 'port:80')).toBe(
      yaml(
        known(`      http:
        - route:
            - destination: { host: new.example.com, port: { number: 80 } }
`),
      ),
    );
    const shared = known(split.replace(/ {14}weight[^]*/, '')).replace('[api.example.com]', '[api.example.com, b.org]');
    const other = stepOf(routable(ports.http, ports.http, shared), from, to);
    expect(other.type === 'choose' && other.says).toContain('Calls to b.org go there too');
  });

  it('leaves VirtualServices of gateways alone', () => {
    const rules = '      gateways: [shop/out]\n      http: [{ route: [{ destination: { host: api.example.com } }] }]\n';
    expect(saidBy(routable(ports.http, ports.http, known(rules)), from, to)).toContain('Adds VirtualService api');
  });

  it('says why not', () => {
    const several = routable(`${ports.http}, ${ports.https}`, `${ports.alt}, ${ports.tcp}`);
    expect(saidBy(several, from, to)).toBe('✗ api has several ports. Draw from the one to route.');
    expect(saidBy(several, `${from} port:80`, to)).toBe('✗ new has several ports. Drop on the one to dial.');
    expect(saidBy(several, `${from} port:80`, `${from} port:443`)).toContain('✗ Both ends are one entry.');
    const redirect = '      http: [{ redirect: { uri: /gone } }]\n';
    expect(saidBy(routable(ports.http, ports.http, known(redirect)), from, to)).toContain(
      'answers calls to port 80 by itself',
    );
    const dns = routable('{ number: 53, name: dns, protocol: UDP }', ports.http);
    expect(saidBy(dns, from, to)).toContain('Sidecars route no UDP');
    const wild = designFrom({
      'egress.yaml': [
        entryText('api', ports.http),
        entryText('new', ports.http, '"*.new.example.com"').replace('DNS', 'NONE'),
      ].join('---\n'),
    });
    expect(saidBy(wild, from, to)).toContain(
      '✗ A route sends one host to another, and *.new.example.com is a wildcard',
    );
  });

  it('refuses a target that answers nobody', () => {
    const said = (port: string, change: (text: string) => string): string => {
      const target = change(entryText('new', port));
      const text = [entryText('api', ports.http), target].join('---\n');
      return saidBy(designFrom({ 'egress.yaml': text, 'design.yaml': cartText }), from, to);
    };
    const none = said(ports.http, (text) => text.replace('DNS', 'NONE'));
    expect(none).toBe(
      '✗ new is NONE, so Envoy would dial the address that the app found for api.example.com. Give new DNS or STATIC first.',
    );
    expect(said(ports.http, (text) => text.replace('DNS', 'DNS\n    exportTo: [blog]'))).toBe(
      '✗ new.example.com is not exported to shop, so calls to api.example.com would get 503. Widen its exportTo first.',
    );
    expect(said(ports.http, (text) => text.replace('new.example.com', 'new'))).toBe(
      '✗ A VirtualService takes new for a Service, since it has no dot. Use entries whose names have one.',
    );
    expect(said('{ number: 53, name: dns, protocol: UDP }', (text) => text)).toBe(
      '✗ Port 53 of new is UDP, for which sidecars have no cluster. Drop on another port.',
    );
  });

  it('says for which other clients a route leads nowhere', () => {
    const target = entryText('new', ports.http).replace('DNS', 'DNS\n    exportTo: ["."]');
    const text = [entryText('api', ports.http), target].join('---\n');
    const snapshot = designFrom({ 'egress.yaml': text, 'design.yaml': cartText });
    const step = stepOf(snapshot, from, to);
    expect(step.type === 'choose' && step.says).toBe(
      'Other namespaces do not see new.example.com:80: calls from there will get 503.',
    );
    // Pods elsewhere that call something else decide nothing, and those that call the host do.
    const pod = cartText.replaceAll('shop', 'blog');
    const idle = designFrom({ 'egress.yaml': text, 'design.yaml': pod });
    expect(stepOf(idle, from, to).type).toBe('choose');
    const called = pod.replace('app: cart }', 'app: cart }, calls: [{ url: http://api.example.com }]');
    expect(saidBy(designFrom({ 'egress.yaml': text, 'design.yaml': called }), from, to)).toContain(
      '✗ new.example.com is not exported to blog',
    );
    const both = designFrom({
      'egress.yaml': text.replace(/resolution: DNS\n(?!.*exportTo)/, 'resolution: DNS\n    exportTo: ["."]\n'),
    });
    expect(stepOf(both, from, to).type).toBe('change');
  });
});
