import { spotOfPlace, type Spot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../core/snapshot';
import { designFrom, filesAfter, snapshotAfter, yaml } from '../../core/testing/change-cases';
import { deletionOf, tickedAtFirst, type DeletionPlan } from './deletion';
import { wordsOfEnds } from './deletion-things';
import { routeThroughGateway } from './patterns/route-through-egress-gateway';

const entry = `
  # agreed with the partner
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: api
    namespace: shop
  spec:
    hosts:
      - api.example.com # the host
    ports:
      - number: 80
        name: http
        protocol: HTTP
      - number: 443
        name: https
        protocol: HTTPS
    resolution: STATIC
    endpoints:
      - address: 10.0.0.1 # the first
        ports: { https: 8443 }
      - address: 10.0.0.2
`;

const rule = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: api
    namespace: shop
  spec:
    host: api.example.com
    subsets:
      - name: v2
        labels: { version: v2 }
    trafficPolicy:
      portLevelSettings:
        - port: { number: 80 } # was once plain
          connectionPool: { tcp: { maxConnections: 5 } }
`;

const routes = `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata:
    name: api
    namespace: shop
  spec:
    hosts: [api.example.com]
    http:
      - name: v2 # the new ones
        match:
          - port: 80
        route:
          - destination: { host: api.example.com, subset: v2, port: { number: 80 } }
    tls:
      - match:
          - port: 443
            sniHosts: [api.example.com]
        route:
          - destination: { host: api.example.com, port: { number: 443 } }
`;

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata:
    name: shop
  spec:
    workloads:
      - name: cart # the busy one
        namespace: shop
        labels: { app: cart }
        calls:
          - url: http://api.example.com
          - url: https://api.example.com
    notes:
      - on: ServiceEntry/shop/api
        text: Until 2027
    layout:
      pins:
        ServiceEntry/shop/api: [280, 120]
`;

const passing = entry
  .replace(/ {6}- number: 80[\s\S]*protocol: HTTP\n/, '')
  .replace(/ {4}resolution:[\s\S]*/, '    resolution: DNS\n');

const whole = (): Snapshot =>
  designFrom({ 'egress.yaml': `${entry}---\n${rule}---\n${routes}`, 'design.yaml': design });

function planOf(snapshot: Snapshot, ...ends: readonly (string | Spot)[]): DeletionPlan {
  const plan = deletionOf(
    snapshot,
    ends.map((end) => (typeof end === 'string' ? { node: end, part: null } : end)),
  );
  if ('refusal' in plan) throw new Error(plan.refusal);
  return plan;
}

function callEnd(snapshot: Snapshot, url: string): Spot {
  const node = topologyOf(snapshot).nodes.find((each) => each.type === 'workload');
  const call = node?.type === 'workload' ? node.calls.find((each) => each.url === url) : undefined;
  return { node: node?.id ?? '', part: `call:${call?.id ?? ''}` };
}

describe('deletionOf a Pod of a Deployment', () => {
  it('leaves the Deployment, whose card stands for it', () => {
    const pod = (name: string): string => `
      apiVersion: v1
      kind: Pod
      metadata: { name: ${name}, namespace: shop, labels: { app: web }, ownerReferences: [{ kind: ReplicaSet, name: web-1 }] }
      spec: { containers: [{ name: istio-proxy }] }
      status: { phase: Running }
`;
    const deployment = `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, namespace: shop }
      spec: { template: { metadata: { labels: { app: web } } } }
`;
    const snapshot = designFrom({ 'pods.yaml': `${pod('web-1-a')}---\n${pod('web-1-b')}`, 'web.yaml': deployment });
    const place = snapshot.resources.find(({ name }) => name === 'web-1-b')?.place;
    const spot = place && spotOfPlace(topologyOf(snapshot), { ...place, path: ['spec', 'containers'] });
    expect(spot).toEqual({ node: 'Workload/shop/web', part: 'pod:web-1-b' });
    const plan = planOf(snapshot, spot ?? '');
    const after = snapshotAfter(snapshot, plan.change(tickedAtFirst(plan)));
    expect(after.resources.map(({ key }) => key)).toEqual(['Pod/shop/web-1-a', 'Deployment/shop/web']);
  });
});

describe('deletionOf an entry', () => {
  it('takes the rules that serve only its hosts, its pin and its notes, and says what becomes of the calls', () => {
    const snapshot = whole();
    const plan = planOf(snapshot, 'ServiceEntry/shop/api');
    expect(plan.title).toBe('Delete ServiceEntry api?');
    expect(plan.says).toEqual(['2 calls will pass through by address.']);
    expect(plan.asks).toEqual([
      { id: 'DestinationRule/shop/api', label: 'DestinationRule api serves only this entry’s hosts', ticked: true },
      { id: 'VirtualService/shop/api', label: 'VirtualService api serves only this entry’s hosts', ticked: true },
    ]);
    expect(filesAfter(snapshot, plan.change(tickedAtFirst(plan)))).toEqual({
      'egress.yaml': '',
      'design.yaml': yaml(`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata:
          name: shop
        spec:
          workloads:
            - name: cart # the busy one
              namespace: shop
              labels: { app: cart }
              calls:
                - url: http://api.example.com
                - url: https://api.example.com
      `),
    });
    expect(plan.done(tickedAtFirst(plan))).toBe(
      'Deleted ServiceEntry api, DestinationRule api and VirtualService api. 2 calls now pass through by address.',
    );
  });

  it('leaves what is not ticked', () => {
    const snapshot = whole();
    const plan = planOf(snapshot, 'ServiceEntry/shop/api');
    const files = filesAfter(snapshot, plan.change(new Set(['VirtualService/shop/api'])));
    expect(files['egress.yaml']).toBe(`---\n${yaml(rule)}`);
  });

  it('keeps rules that other entries need, and says so', () => {
    const other = entry.replace('name: api', 'name: api-2');
    const snapshot = designFrom({ 'egress.yaml': `${entry}---\n${other}---\n${rule}`, 'design.yaml': design });
    const plan = planOf(snapshot, 'ServiceEntry/shop/api-2');
    expect(plan.asks).toEqual([]);
    expect(plan.says).toEqual(['DestinationRule api stays: other entries use it too.']);
  });

  it('says that calls are refused where only known hosts may be called', () => {
    const strict = design.replace('spec:\n', 'spec:\n    mesh: { outboundTrafficPolicy: REGISTRY_ONLY }\n');
    const snapshot = designFrom({ 'egress.yaml': entry, 'design.yaml': strict });
    expect(planOf(snapshot, 'ServiceEntry/shop/api').says).toEqual(['2 calls will be refused.']);
  });

  it('offers the lines of Sidecars that import its hosts, not ticked, and never the last line', () => {
    const sidecar = `
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: { name: default, namespace: shop }
      spec:
        egress:
          - hosts:
              - "istio-system/*"
              - shop/api.example.com # the partner
          - hosts: [shop/api.example.com]
    `;
    const snapshot = designFrom({ 'egress.yaml': `${entry}---\n${sidecar}` });
    const plan = planOf(snapshot, 'ServiceEntry/shop/api');
    expect(plan.asks).toEqual([
      { id: 'Sidecar/shop/default:0:1', label: 'Line shop/api.example.com of Sidecar default', ticked: false },
    ]);
    const files = filesAfter(snapshot, plan.change(new Set(plan.asks.map(({ id }) => id))));
    expect(files['egress.yaml']).toBe(`---\n${yaml(sidecar).replace(/\n *- shop.* # the partner/, '')}`);
  });
});

describe('deletionOf parts', () => {
  it('takes a call, and the list with its last one', () => {
    const snapshot = whole();
    const first = planOf(snapshot, callEnd(snapshot, 'http://api.example.com'));
    expect(first.asks).toEqual([]);
    expect(first.done(new Set())).toBe('Deleted the call to http://api.example.com.');
    const one = yaml(design).replace('        - url: http://api.example.com\n', '');
    expect(filesAfter(snapshot, first.change(new Set()))['design.yaml']).toBe(one);
    const both = planOf(
      snapshot,
      callEnd(snapshot, 'http://api.example.com'),
      callEnd(snapshot, 'https://api.example.com'),
    );
    expect(filesAfter(snapshot, both.change(new Set()))['design.yaml']).toBe(
      yaml(design).replace(/ {6}calls:\n(?: {8}- .*\n)+/, ''),
    );
  });

  it('takes a port row with what names it', () => {
    const snapshot = whole();
    const plan = planOf(snapshot, { node: 'ServiceEntry/shop/api', part: 'port:80' });
    expect(plan.asks.map(({ label, ticked }) => [label, ticked])).toEqual([
      ['portLevelSettings of 80 in DestinationRule api', true],
      ['VirtualService api routes on port 80; take that part out', true],
    ]);
    const text = filesAfter(snapshot, plan.change(tickedAtFirst(plan)))['egress.yaml'];
    const expected = [
      yaml(entry).replace('    - number: 80\n      name: http\n      protocol: HTTP\n', ''),
      yaml(rule).replace(/ {2}trafficPolicy:[\s\S]*$/, ''),
      yaml(routes).replace(/ {2}http:[\s\S]*(?= {2}tls:)/, ''),
    ];
    expect(text).toBe(expected.join('---\n'));
  });

  it('takes the number of a port in endpoints by its name', () => {
    const snapshot = whole();
    const plan = planOf(snapshot, { node: 'ServiceEntry/shop/api', part: 'port:443' });
    const files = filesAfter(snapshot, plan.change(tickedAtFirst(plan)));
    expect(files['egress.yaml']).toContain('    - address: 10.0.0.1 # the first\n    - address: 10.0.0.2\n');
    expect(files['egress.yaml']).not.toContain('443');
  });

  it('takes endpoints, and says what STATIC does without any', () => {
    const snapshot = whole();
    const ends = topologyOf(snapshot)
      .nodes.filter((node) => node.type === 'endpoint')
      .map((node) => node.id);
    expect(ends).toHaveLength(2);
    const plan = planOf(snapshot, ...ends);
    expect(plan.title).toBe('Delete 2 things?');
    expect(plan.done(new Set())).toMatch(
      /^Deleted endpoint 10.0.0.1 and endpoint 10.0.0.2\. .*STATIC without endpoints answers 503 on HTTP ports and closes connections on others\.$/,
    );
    const onlyBy = (protocol: string): string => {
      const only = entry.replace(/protocol: \w+/g, `protocol: ${protocol}`);
      return planOf(designFrom({ 'egress.yaml': only }), ...ends).done(new Set());
    };
    expect(onlyBy('HTTP')).toContain('STATIC without endpoints answers 503.');
    expect(onlyBy('TCP')).toContain('STATIC without endpoints closes every connection.');
    expect(filesAfter(snapshot, plan.change(new Set()))['egress.yaml']).toBe(
      [yaml(entry).replace(/ {2}endpoints:[\s\S]*$/, ''), yaml(rule), yaml(routes)].join('---\n'),
    );
  });

  it('says that an endpoint that nobody wrote is the host itself', () => {
    const snapshot = designFrom({ 'egress.yaml': entry.replace(/ {4}endpoints:[\s\S]*/, '').replace('STATIC', 'DNS') });
    const implied = topologyOf(snapshot).nodes.find((node) => node.type === 'endpoint');
    expect(deletionOf(snapshot, [{ node: implied?.id ?? '', part: null }])).toEqual({
      refusal: 'This is the host itself. Delete the entry or change its host.',
    });
  });
});

describe('wordsOfEnds', () => {
  it('names calls, endpoints and rules as people do', () => {
    const snapshot = designFrom({
      'egress.yaml': yaml(entry),
      'design.yaml': yaml(`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata: { name: shop }
        spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: http://api.example.com }] }] }
      `),
    });
    const cart = topologyOf(snapshot).nodes.find(({ id }) => id === 'Workload/shop/cart');
    const call = cart?.type === 'workload' ? cart.calls[0]?.id : undefined;
    const endpoint = topologyOf(snapshot).nodes.find((node) => node.type === 'endpoint');
    const ends = [
      { node: 'Workload/shop/cart', part: `call:${call ?? ''}` },
      { node: endpoint?.id ?? '', part: null },
      { node: 'ServiceEntry/shop/api', part: null },
    ];
    expect(wordsOfEnds(snapshot, ends)).toBe(
      'the call to http://api.example.com, endpoint 10.0.0.1 and ServiceEntry api',
    );
  });
});

describe('deletionOf rules, pods and several things', () => {
  it('asks for subsets that routes send to', () => {
    const snapshot = whole();
    const plan = planOf(snapshot, { node: 'ServiceEntry/shop/api', part: 'rule:DestinationRule/shop/api' });
    expect(plan.asks.map(({ label }) => label)).toEqual([
      'VirtualService api sends to its subset v2; leave the subset out there',
    ]);
    expect(filesAfter(snapshot, plan.change(tickedAtFirst(plan)))['egress.yaml']).toBe(
      [yaml(entry), yaml(routes).replace(' subset: v2,', '')].join('---\n'),
    );
  });

  it('takes a VirtualService without asking', () => {
    const snapshot = whole();
    const plan = planOf(snapshot, 'VirtualService/shop/api');
    expect(plan.asks).toEqual([]);
    expect(filesAfter(snapshot, plan.change(new Set()))['egress.yaml']).toBe([yaml(entry), yaml(rule)].join('---\n'));
  });

  it('takes a drawn pod, and a Deployment only when it is ticked', () => {
    const deployment = `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: cart, namespace: shop }
      spec: { template: { metadata: { labels: { app: cart } } } }
    `;
    const snapshot = designFrom({ 'app.yaml': deployment, 'design.yaml': design });
    const plan = planOf(snapshot, 'Workload/shop/cart');
    expect(plan.asks).toEqual([{ id: 'Deployment/shop/cart', label: 'Also delete the Deployment', ticked: false }]);
    expect(filesAfter(snapshot, plan.change(new Set()))).toEqual({
      'app.yaml': yaml(deployment),
      'design.yaml': yaml(design).replace(/ {2}workloads:[\s\S]*(?= {2}notes:)/, ''),
    });
    expect(filesAfter(snapshot, plan.change(new Set(['Deployment/shop/cart'])))['app.yaml']).toBe('');
    const bare = designFrom({ 'app.yaml': deployment });
    expect(planOf(bare, 'Workload/shop/cart').change(new Set())).toMatchObject({
      ok: false,
      detail: 'Nothing is drawn for cart; it comes from its Deployment.',
    });
  });

  it('takes everything at once, and asks for nothing that goes anyway', () => {
    const snapshot = whole();
    const plan = planOf(
      snapshot,
      'ServiceEntry/shop/api',
      'DestinationRule/shop/api',
      'VirtualService/shop/api',
      'Workload/shop/cart',
      callEnd(snapshot, 'http://api.example.com'),
    );
    expect(plan.asks).toEqual([]);
    expect(filesAfter(snapshot, plan.change(new Set()))).toEqual({
      'egress.yaml': '',
      'design.yaml': yaml(design).replace(/\nspec:[\s\S]*$/, '\nspec: {}\n'),
    });
  });

  it('sends calls directly again when their Gateway goes', () => {
    const routed = snapshotAfter(
      designFrom({ 'egress.yaml': passing }),
      routeThroughGateway.change(designFrom({ 'egress.yaml': passing }), 'ServiceEntry/shop/api', {}),
    );
    const plan = planOf(routed, 'Gateway/istio-system/egress-gateway');
    expect(plan.asks).toEqual([
      {
        id: 'direct:ServiceEntry/shop/api',
        label: 'api.example.com goes out by it; send its calls directly again',
        ticked: true,
      },
    ]);
    expect(filesAfter(routed, plan.change(tickedAtFirst(plan)))['egress.yaml']).toBe(yaml(passing));
    const kept = filesAfter(routed, plan.change(new Set()))['egress.yaml'];
    expect(kept).toContain('kind: VirtualService');
    expect(kept).not.toContain('kind: Gateway');
  });
});
