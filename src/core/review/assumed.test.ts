import { describe, expect, it } from 'vitest';
import { compared, design, entry, said, to, written } from '../testing/review-cases';

const two = '{ number: 443, name: tls, protocol: TLS }, { number: 8443, name: tls-new, protocol: TLS }';
const one = '{ number: 443, name: tls, protocol: TLS }';
const closed = written('EgressDesign', 'shop/design', '{ mesh: { outboundTrafficPolicy: REGISTRY_ONLY } }');

function partner(ports: string, more = ''): string {
  const spec = `hosts: [api.partner.example], location: MESH_EXTERNAL, resolution: DNS, ports: [${ports}]`;
  return written('ServiceEntry', 'shop/partner', `{ ${spec}${more} }`);
}

function sidecar(name: string, hosts: string, selector = ''): string {
  return written('Sidecar', name, `{ ${selector}egress: [{ hosts: [${hosts}] }] }`);
}

function namespace(name: string, label: string): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { ${label} } }\n`;
}

function rule(name: string, mode: string, more = ''): string {
  return written('DestinationRule', name, `{ host: a.example, ${more}trafficPolicy: { tls: { mode: ${mode} } } }`);
}

const cart = 'workloadSelector: { labels: { app: cart } }, ';
const gateway = [
  written(
    'Gateway',
    'istio-system/egress',
    '{ selector: { istio: egressgateway }, servers: [{ port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }, hosts: [b.example] }] }',
  ),
  `apiVersion: apps/v1
kind: Deployment
metadata: { name: istio-egressgateway, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: egressgateway } }
  template: { metadata: { labels: { istio: egressgateway } }, spec: { containers: [{ name: istio-proxy, image: auto }] } }
`,
];

describe('pods that are assumed where nobody draws one', () => {
  it('lose a port of an entry', () => {
    expect(said([partner(two), closed], [partner(one), closed])).toMatchInlineSnapshot(
      `"medium reach-lost: Pods with a sidecar in any namespace can no longer reach api.partner.example:8443 (now refused: the sidecar knows no such host and port); no such call is drawn. In ServiceEntry shop/partner, port 8443 (TLS, tls-new) of spec.ports is gone."`,
    );
  });

  it('lose it also where each side draws calls to it by pods of its own, below what is drawn', () => {
    const call = 'calls: [{ url: "tls://api.partner.example:8443" }]';
    const pods = (name: string): string =>
      written(
        'EgressDesign',
        'shop/design',
        `{ mesh: { outboundTrafficPolicy: REGISTRY_ONLY }, workloads: [{ name: ${name}, namespace: shop, ${call} }] }`,
      );
    const lines = said([partner(two), pods('cart')], [partner(one), pods('basket')]).split('\n');
    expect(lines.filter((each) => each.includes('reach-lost'))).toMatchInlineSnapshot(`
      [
        "medium reach-lost: Pods with a sidecar in any namespace can no longer reach api.partner.example:8443 (now refused: the sidecar knows no such host and port); no pod that both sides draw calls it. In ServiceEntry shop/partner, port 8443 (TLS, tls-new) of spec.ports is gone.",
        "low reach-lost: shop/cart no longer calls api.partner.example:8443 (there is no such workload any more).",
      ]
    `);
  });

  it('may lose it under an outbound policy that no file states', () => {
    expect(said([partner(two)], [partner(one)])).toMatchInlineSnapshot(
      `"medium path-changed: Calls from pods with a sidecar in any namespace to api.partner.example:8443 pass through to the dialled address, without any policy (went through the sidecar); no such call is drawn. In ServiceEntry shop/partner, port 8443 (TLS, tls-new) of spec.ports is gone. No file states the outbound policy, so ALLOW_ANY is assumed; under REGISTRY_ONLY they are refused now."`,
    );
    expect(said([partner(one)], [partner(two)])).toMatchInlineSnapshot(
      `"medium path-changed: Calls from pods with a sidecar in any namespace to api.partner.example:8443 go through the sidecar (passed through to the dialled address, without any policy); no such call is drawn. In ServiceEntry shop/partner, spec.ports[1] is new. No file states the outbound policy, so ALLOW_ANY is assumed; under REGISTRY_ONLY they were refused before."`,
    );
  });

  it('are those of a namespace where the others never saw it', () => {
    const own = ", exportTo: ['.']";
    expect(said([partner(two, own), closed], [partner(one, own), closed])).toMatchInlineSnapshot(
      `"medium reach-lost: Pods with a sidecar in shop can no longer reach api.partner.example:8443 (now refused: the sidecar knows no such host and port); no such call is drawn. In ServiceEntry shop/partner, port 8443 (TLS, tls-new) of spec.ports is gone."`,
    );
  });

  it('are all but those to whom an entry is still exported', () => {
    expect(said([partner(one), closed], [partner(one, ", exportTo: ['.', bank]"), closed])).toMatchInlineSnapshot(
      `"medium reach-lost: Pods with a sidecar in any namespace but bank and shop can no longer reach api.partner.example:443 (now refused: the sidecar knows no such host and port); no such call is drawn. In ServiceEntry shop/partner, spec.exportTo is [., bank] (was unset)."`,
    );
  });

  it('are of a namespace that has a Sidecar', () => {
    const [wide, narrow] = ["'*/*'", "'./*'"].map((hosts) => sidecar('bank/default', hosts)) as [string, string];
    expect(said([partner(one), closed, wide], [partner(one), closed, narrow])).toMatchInlineSnapshot(
      `"medium reach-lost: Pods with a sidecar in bank can no longer reach api.partner.example:443 (now refused: the sidecar knows no such host and port); no such call is drawn. In Sidecar bank/default, spec.egress[0].hosts[0] is ./* (was */*)."`,
    );
    expect(said([partner(two), closed, narrow], [partner(one), closed, narrow])).toMatchInlineSnapshot(
      `"medium reach-lost: Pods with a sidecar in any namespace but bank can no longer reach api.partner.example:8443 (now refused: the sidecar knows no such host and port); no such call is drawn. In ServiceEntry shop/partner, port 8443 (TLS, tls-new) of spec.ports is gone."`,
    );
  });

  it('have the labels that a Sidecar selects', () => {
    const selecting = sidecar('shop/cart', "'bank/*'", cart);
    expect(said([partner(one), closed], [partner(one), closed, selecting])).toMatchInlineSnapshot(
      `"medium reach-lost: Pods with a sidecar and the label app: cart in shop can no longer reach api.partner.example:443 (now refused: the sidecar knows no such host and port); no such call is drawn. Sidecar shop/cart is new."`,
    );
    expect(said([partner(two), closed, selecting], [partner(one), closed, selecting])).toMatchInlineSnapshot(
      `"medium reach-lost: Pods with a sidecar in any namespace (other than those labelled app: cart in shop) can no longer reach api.partner.example:8443 (now refused: the sidecar knows no such host and port); no such call is drawn. In ServiceEntry shop/partner, port 8443 (TLS, tls-new) of spec.ports is gone."`,
    );
  });

  it('have the labels that a DestinationRule selects', () => {
    const a = entry('shop/a', 'a.example');
    const selecting = rule('shop/a', 'SIMPLE', 'workloadSelector: { matchLabels: { app: cart } }, ');
    expect(said([a], [a, selecting])).toMatchInlineSnapshot(
      `"low tls-stronger: Calls from pods with a sidecar and the label app: cart in shop to a.example:80 are sent with TLS by the sidecar (were sent in plain text); no such call is drawn. DestinationRule shop/a is new."`,
    );
  });

  it('are of the namespace whose own rule comes first', () => {
    const a = entry('shop/a', 'a.example');
    const kept = rule('shop/a', 'SIMPLE');
    expect(said([a, kept], [a, kept, rule('bank/a', 'DISABLE')])).toMatchInlineSnapshot(
      `"medium tls-weaker: Calls from pods with a sidecar in bank to a.example:80 are sent in plain text (were sent with TLS by the sidecar); no such call is drawn. DestinationRule bank/a is new."`,
    );
  });

  it('are in ambient mode where their Namespace says so', () => {
    const ambient = namespace('bank', 'istio.io/dataplane-mode: ambient');
    expect(said([partner(two), closed, ambient], [partner(one), closed, ambient])).toMatchInlineSnapshot(`
      "medium reach-lost: Pods in ambient mode in bank can no longer reach api.partner.example:8443 (now not delivered: ztunnel has no way to it); no such call is drawn. In ServiceEntry shop/partner, port 8443 (TLS, tls-new) of spec.ports is gone.
      medium reach-lost: Pods with a sidecar in any namespace can no longer reach api.partner.example:8443 (now refused: the sidecar knows no such host and port); no such call is drawn. In ServiceEntry shop/partner, port 8443 (TLS, tls-new) of spec.ports is gone."
    `);
  });

  it('lose their sidecar with a label of their Namespace', () => {
    const [on, off] = ['enabled', 'disabled'].map((value) => namespace('bank', `istio-injection: ${value}`)) as [
      string,
      string,
    ];
    expect(said([partner(one), closed, on], [partner(one), closed, off])).toMatchInlineSnapshot(`
      "high reach-gained: Pods in bank can now reach hosts that nothing defines (was refused: the sidecar knows no such host and port); no such call is drawn. The pod has no sidecar, and ztunnel does not carry its traffic.
      low path-changed: Calls from pods in bank to api.partner.example:443 leave past every proxy, as the app sends them (went through the sidecar); no such call is drawn. The pod has no sidecar, and ztunnel does not carry its traffic."
    `);
  });

  it('are told once where any other host closes', () => {
    const open = closed.replace('REGISTRY_ONLY', 'ALLOW_ANY');
    const own = partner(one, ", exportTo: ['.']");
    expect(said([own, open], [own, closed])).toMatchInlineSnapshot(
      `"medium reach-lost: Pods with a sidecar in any namespace can no longer reach hosts that nothing defines (now refused: the sidecar knows no such host and port); no such call is drawn. The mesh’s outboundTrafficPolicy is REGISTRY_ONLY (was ALLOW_ANY)."`,
    );
  });

  it('are there beside gateways, and named in a field of their own', () => {
    const { changes, drawn } = compared([partner(two), closed, ...gateway], [partner(one), closed, ...gateway]);
    expect(drawn).toBe('assumed');
    expect(changes.filter(({ kind }) => kind === 'reach-lost')).toMatchObject([
      { risk: 'medium', workloads: [], targets: ['api.partner.example:8443'] },
    ]);
    expect(changes.find(({ kind }) => kind === 'reach-lost')?.assumed).toMatch(/^pods with a sidecar in any namespace/);
  });

  it('are nobody where one side draws a pod: it is tried on both', () => {
    const drawn = design(['shop/cart']);
    expect(said([partner(two), closed, ...gateway], [partner(one), drawn])).toContain('shop/cart can no longer reach');
    expect(said([partner(two), drawn], [partner(one), closed])).toContain('shop/cart can no longer reach');
  });

  it('are told of before the findings of the same risk', () => {
    const unlike = rule('shop/a', 'SIMPLE');
    const { changes } = compared(
      [partner(two), entry('shop/a', 'a.example')],
      [partner(one), entry('shop/a', 'a.example'), unlike],
    );
    expect(changes.filter(({ risk }) => risk === 'medium').map(({ kind }) => kind)).toEqual([
      'path-changed',
      'finding-new',
      'finding-new',
    ]);
  });

  it('are told together of a thousand hosts', () => {
    const hosts = Array.from({ length: 1000 }, (_, nth) => entry(`ns${nth % 40}/h${nth}`, `h${nth}.example`));
    const told = said([...hosts, closed], [...hosts.slice(0, 3), closed]);
    expect(told.split('\n')).toHaveLength(1);
    expect(told).toMatch(
      /^medium reach-lost: Pods with a sidecar in any namespace can no longer reach h10\.example:80 /,
    );
  });

  it.each([
    ['say the same', () => "'*/*'"],
    ['differ', (nth: number) => `'*/*', '~bank${nth}/*'`],
  ])('lose each of many hosts where the Sidecars of many namespaces %s', (_, hostsOf) => {
    const names = Array.from({ length: 20 }, (_each, nth) => sidecar(`ns${nth}/default`, hostsOf(nth)));
    const hosts = Array.from({ length: 60 }, (_each, nth) => entry(`ns${nth % 20}/h${nth}`, `h${nth}.example`));
    const { changes } = compared([...names, ...hosts, closed], [...names, ...hosts.slice(0, 3), closed]);
    const lost = changes.filter(({ kind }) => kind === 'reach-lost');
    expect(new Set(lost.flatMap(({ targets }) => targets)).size).toBe(57);
    expect(lost.map(({ assumed }) => assumed)).toEqual(['pods with a sidecar in any namespace']);
  });

  it('are those of namespaces whose Sidecars say the same', () => {
    const [wide, narrow] = ["'*/*'", "'./*'"].map((hosts) => [
      sidecar('bank/default', hosts),
      sidecar('mail/default', hosts),
    ]) as [string[], string[]];
    const told = said([partner(two), closed, ...narrow], [partner(one), closed, ...narrow]);
    expect(told).toMatch(
      /^medium reach-lost: Pods with a sidecar in any namespace but bank and mail can no longer reach/,
    );
    expect(said([partner(one), closed, ...wide], [partner(one), closed, ...narrow]).split('\n')).toHaveLength(2);
  });

  it('are of the namespace that a match asks for', () => {
    const hosts = [entry('shop/a', 'a.example'), entry('shop/b', 'b.example'), entry('shop/c', 'c.example')];
    const routed = (match: string, own: string, others: string): string =>
      written(
        'VirtualService',
        'shop/a',
        `{ hosts: [a.example], http: [{ match: [${match}], route: [${to(own)}] }, { route: [${to(others)}] }] }`,
      );
    const bank = '{ sourceNamespace: bank }';
    const before = [...hosts, routed(bank, 'a.example', 'a.example')];
    expect(said(before, [...hosts, routed(bank, 'b.example', 'a.example')])).toMatchInlineSnapshot(
      `"medium address-changed: Calls from pods with a sidecar in bank to a.example:80 go to b.example:80 (went to a.example:80); no such call is drawn. In VirtualService shop/a, spec.http[0].route[0].destination.host is b.example (was a.example)."`,
    );
    expect(said(before, [...hosts, routed(bank, 'a.example', 'b.example')])).toMatchInlineSnapshot(
      `"medium address-changed: Calls from pods with a sidecar in any namespace but bank to a.example:80 go to b.example:80 (went to a.example:80); no such call is drawn. In VirtualService shop/a, spec.http[1].route[0].destination.host is b.example (was a.example)."`,
    );
    const cartOfBank = '{ sourceNamespace: bank, sourceLabels: { app: cart } }';
    expect(
      said(
        [...hosts, routed(cartOfBank, 'a.example', 'a.example')],
        [...hosts, routed(cartOfBank, 'b.example', 'a.example')],
      ),
    ).toMatchInlineSnapshot(
      `"medium address-changed: Calls from pods with a sidecar and the label app: cart in bank to a.example:80 go to b.example:80 (went to a.example:80); no such call is drawn. In VirtualService shop/a, spec.http[0].route[0].destination.host is b.example (was a.example)."`,
    );
    const carts = '{ sourceLabels: { app: cart } }';
    expect(
      said([...hosts, routed(carts, 'a.example', 'a.example')], [...hosts, routed(carts, 'b.example', 'a.example')]),
    ).toMatchInlineSnapshot(
      `"medium address-changed: Calls from pods with a sidecar and the label app: cart in any namespace to a.example:80 go to b.example:80 (went to a.example:80); no such call is drawn. In VirtualService shop/a, spec.http[0].route[0].destination.host is b.example (was a.example)."`,
    );
    expect(
      said([...hosts, routed(carts, 'a.example', 'a.example')], [...hosts, routed(carts, 'a.example', 'b.example')]),
    ).toMatchInlineSnapshot(
      `"medium address-changed: Calls from pods with a sidecar in any namespace (other than those labelled app: cart in any namespace) to a.example:80 go to b.example:80 (went to a.example:80); no such call is drawn. In VirtualService shop/a, spec.http[1].route[0].destination.host is b.example (was a.example)."`,
    );
  });

  it('are of the namespace that a match of a TLS connection asks for', () => {
    const routed = (port: number): string =>
      written(
        'VirtualService',
        'shop/partner',
        `{ hosts: [api.partner.example], tls: [{ match: [{ sniHosts: [api.partner.example], port: 443, sourceNamespace: bank }], route: [${`{ destination: { host: api.partner.example, port: { number: ${port} } } }`}] }] }`,
      );
    expect(said([partner(two), routed(443)], [partner(two), routed(8443)])).toMatchInlineSnapshot(
      `"low address-changed: Calls from pods with a sidecar in bank to api.partner.example:443 go to api.partner.example:8443 (went to api.partner.example:443); no such call is drawn. In VirtualService shop/partner, spec.tls[0].route[0].destination.port.number is 8443 (was 443)."`,
    );
  });

  it('are all but those that keep what carries their calls', () => {
    const ambient = closed.replace('{ outbound', '{ dataPlane: ambient, outbound');
    const kept = namespace('bank', 'istio-injection: enabled');
    expect(said([partner(one), closed, kept], [partner(one), ambient, kept])).toMatchInlineSnapshot(`
      "high reach-gained: Pods in any namespace but bank can now reach hosts that nothing defines (was refused: the sidecar knows no such host and port); no such call is drawn. The mesh’s dataPlane is ambient (was sidecar).
      low path-changed: Calls from pods in any namespace but bank to api.partner.example:443 go through ztunnel (went through the sidecar); no such call is drawn. The mesh’s dataPlane is ambient (was sidecar)."
    `);
  });

  it('are told that a policy was not stated before', () => {
    expect(said([partner(one)], [partner(one), closed])).toContain(
      'The mesh’s outboundTrafficPolicy is REGISTRY_ONLY (was not stated; Istio’s default is ALLOW_ANY).',
    );
    expect(said([partner(one), closed], [partner(one)])).toContain(
      'The mesh’s outboundTrafficPolicy is not stated any more, and Istio’s default is ALLOW_ANY (was REGISTRY_ONLY).',
    );
  });
});
