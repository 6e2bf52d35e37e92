// @vitest-environment happy-dom
import { topologyOf } from '../../topology';
import fc from 'fast-check';
import mermaid from 'mermaid';
import { beforeAll, describe, expect, it } from 'vitest';
import { dedent, mesh } from '../../testing/mesh-fixture';
import { renderMermaid, renderOverview } from './mermaid';
import { escapeLabel, Ids, printPicture } from './mermaid-text';

beforeAll(() => mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }));

const shop = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }, { number: 443, name: https, protocol: HTTPS }]
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec: { host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: db, namespace: data }
  spec:
    hosts: [db.example.com]
    ports: [{ number: 5432, name: tcp, protocol: TCP }]
    resolution: STATIC
    endpoints: [{ address: 10.0.0.1, locality: eu/a }]
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
    workloads:
      - name: checkout
        namespace: shop
        calls:
          - url: http://api.example.com/v1
          - url: https://api.example.com
          - url: https://telemetry.example.net
`;

describe('renderMermaid', () => {
  it('draws pods that a Gateway selects among the gateways, as no application', () => {
    const gateway = `${shop}  ---
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: out, namespace: egress }
  spec: { selector: { istio: egressgateway }, servers: [] }
  ---
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: out, namespace: egress }
  spec: { template: { metadata: { labels: { istio: egressgateway } } } }
`;
    const { text } = renderMermaid(mesh`${gateway}`, { style: 'overview' });
    expect(text).toContain('pod_egress_out{{"Pod egress/out<br/>envoy of a gateway"}}');
    expect(text.match(/\["app"\]/g)).toHaveLength(1);
  });

  it('draws bytes solid and knowledge dotted', async () => {
    const diagram = renderMermaid(mesh`${shop}`, { style: 'overview' });
    expect(diagram.text).toBe(
      dedent(`
      %% Overview: bytes solid, knowledge dotted
      flowchart LR
        subgraph mesh["Mesh"]
          subgraph pod_shop_checkout["Pod shop/checkout"]
            app_shop_checkout["app"]
            envoy_shop_checkout["envoy"]
            app_shop_checkout -->|"http :80, 0 TLS<br/>https :443, 1 TLS"| envoy_shop_checkout
          end
        end
        subgraph registry["Registry: what the proxies know"]
          se_data_db["SE data/db<br/>db.example.com<br/>5432 TCP<br/>STATIC 1"]
          se_shop_api["SE shop/api<br/>api.example.com<br/>80→443 HTTP, 443 HTTPS<br/>DNS<br/>DR tls SIMPLE"]
        end
        subgraph external["External"]
          ext_10_0_0_1("10.0.0.1<br/>eu/a")
          ext_api_example_com("api.example.com<br/>every address in DNS")
          unknown_telemetry_example_net_443("telemetry.example.net:443<br/>no ServiceEntry")
        end
        envoy_shop_checkout ===>|":443, 1 TLS, by sidecar"| ext_api_example_com
        envoy_shop_checkout ===>|":443, 2 TLS, app and sidecar"| ext_api_example_com
        envoy_shop_checkout ---x|"refused: REGISTRY_ONLY"| unknown_telemetry_example_net_443
        envoy_shop_checkout -.- se_shop_api
        se_data_db -.-> ext_10_0_0_1
        linkStyle 2 stroke:#D9363E
      `),
    );
    expect(diagram).toMatchObject({ nodes: 7, edges: 6 });
    expect(diagram.targets.get('se_shop_api')).toBe('ServiceEntry/shop/api');
    expect(await mermaid.parse(diagram.text)).toMatchObject({ diagramType: 'flowchart-v2' });
  });

  it('puts proxies before the registry, and the registry before the outside, also where nobody calls', () => {
    const [entry = ''] = shop.split('---');
    const idle =
      'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nspec: { workloads: [{ name: idle, namespace: shop }] }\n';
    const links = (text: string): string[] =>
      renderMermaid(mesh`${text}`, { style: 'overview' })
        .text.split('\n')
        .flatMap((line) => / {2}(\w+ -\S+ \w+)$/.exec(line)?.[1] ?? []);
    expect(links(entry)).toEqual(['any_envoy -.- registry', 'se_shop_api -.-> ext_api_example_com']);
    expect(links(`${entry}---\n${idle}`)).toEqual([
      'app_shop_idle --> envoy_shop_idle',
      'envoy_shop_idle -.- registry',
      'se_shop_api -.-> ext_api_example_com',
    ]);
    expect(links(idle)).toEqual(['app_shop_idle --> envoy_shop_idle']);
  });

  it('draws no knowledge of a pod whose proxy knows none of the entries, or that has none', () => {
    const [entry = ''] = shop.split('---');
    const { text } = renderMermaid(
      mesh`${entry}---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: bank }
spec: { egress: [{ hosts: ['./*'] }] }
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
spec:
  workloads:
    - { name: till, namespace: bank }
    - { name: bare, namespace: shop, labels: { sidecar.istio.io/inject: 'false' } }
    - { name: cart, namespace: shop }
`,
      { style: 'overview' },
    );
    expect(text.match(/\w+ -\.- registry/g)).toEqual(['envoy_shop_cart -.- registry']);
    expect(text).toContain('envoy_bank_till["envoy<br/>knows none of these entries"]');
    expect(text).toContain('envoy_shop_bare["no proxy"]');
  });

  it('says of a call in ambient mode that ztunnel does not know where it goes', () => {
    const { text } = renderMermaid(
      mesh`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: db, namespace: shop }
spec: { hosts: [db.example.com], resolution: NONE, ports: [{ number: 5432, name: tcp, protocol: TCP }] }
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
spec:
  mesh: { dataPlane: ambient }
  workloads: [{ name: cart, namespace: shop, calls: [{ url: 'tcp://db.example.com:5432' }] }]
`,
      { style: 'overview' },
    );
    expect(text).toContain('("db.example.com:5432<br/>not known to ztunnel")');
  });

  it('names what carries calls of pods that are not drawn: envoy, the ztunnel of a node, and the waypoint of an entry', () => {
    const drawn = (text: string, scope = {}): string => renderMermaid(mesh`${text}`, { style: 'overview', scope }).text;
    const design = (spec: string): string =>
      `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nspec: { ${spec} }\n`;
    const waypoint =
      'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: wp, namespace: shop }\nspec: { gatewayClassName: istio-waypoint }\n';
    const [entry = ''] = shop.split('---');
    const enrolled = dedent(entry).replace('namespace: shop', 'namespace: shop, labels: { istio.io/use-waypoint: wp }');
    const ambient = design('mesh: { dataPlane: ambient }');
    const carts = (labels: string): string =>
      design(`workloads: [{ name: cart, namespace: shop, labels: { ${labels} } }]`);
    expect(drawn(enrolled)).toContain('any_envoy["envoy of any pod<br/>no pod is drawn"]');
    expect(drawn(enrolled)).not.toContain('waypoint');
    expect(drawn([enrolled, ambient, waypoint].join('---\n'))).toContain(
      'any_envoy["ztunnel of any node<br/>no pod is drawn"]',
    );
    expect(drawn([enrolled, ambient, waypoint].join('---\n'))).toContain('DNS<br/>waypoint shop/wp"');
    // Of a part that no drawn pod calls, the pods of the whole tell.
    const uncalled = { node: 'ServiceEntry/shop/api' };
    const pods = carts('istio.io/dataplane-mode: ambient');
    expect(drawn(`${enrolled}---\n${pods}`, uncalled)).toContain('"ztunnel of any node<br/>no drawn pod calls this"');
    expect(drawn(`${enrolled}---\n${carts('app: cart')}`, uncalled)).toContain(
      '"envoy of any pod<br/>no drawn pod calls this"',
    );
    const meshed =
      'workloads: [{ name: cart, namespace: shop }, { name: ads, namespace: shop, labels: { istio.io/dataplane-mode: ambient } }]';
    expect(drawn(`${enrolled}---\n${design(meshed)}`, uncalled)).toContain(
      '"envoy of any pod, or ztunnel of its node<br/>no drawn pod calls this"',
    );
  });

  it('draws the part that a node or a namespace has to do with', () => {
    const topology = topologyOf(mesh`${shop}`);
    const shapes = (scope: { node?: string; namespace?: string }): string[] =>
      [...renderOverview(topology, { scope }).targets.values()].filter((id, index, all) => all.indexOf(id) === index);
    expect(shapes({ node: 'ServiceEntry/data/db' })).toEqual([
      'ServiceEntry/data/db',
      'External/ServiceEntry/data/db/10.0.0.1',
    ]);
    expect(shapes({ node: 'DestinationRule/shop/api' })).toEqual([
      'Workload/shop/checkout',
      'ServiceEntry/shop/api',
      'External/ServiceEntry/shop/api/api.example.com',
    ]);
    expect(shapes({ node: 'Workload/shop/checkout/calls/2' })).toEqual(['Workload/shop/checkout']);
    expect(shapes({ namespace: 'shop' })).not.toContain('ServiceEntry/data/db');
    expect(shapes({ namespace: 'nowhere' })).toEqual([]);
  });

  it('changes only the lines of what changes', () => {
    const lines = (text: string): string[] => renderMermaid(mesh`${text}`, { style: 'overview' }).text.split('\n');
    const before = lines(shop);
    const after = lines(shop.replace('name: db,', 'name: database,'));
    expect(after.filter((line) => !before.includes(line)).length).toBe(2);
    expect(lines(shop)).toEqual(before);
  });

  it('can run from top to bottom', () => {
    expect(renderMermaid(mesh`${shop}`, { style: 'overview', direction: 'TB' }).text).toContain('flowchart TB');
  });

  it('draws namespaces in place of many cards, and says so', async () => {
    const entries = Array.from({ length: 40 }, (_, index) =>
      shop.split('---')[0]?.replace('name: api, namespace: shop', `name: api-${index}, namespace: team-${index % 3}`),
    );
    const topology = topologyOf(mesh`${entries.join('---\n')}---${shop}`);
    const diagram = renderOverview(topology);
    expect(diagram.grouped).toBe(true);
    expect(diagram.text).toContain('%% Overview by namespace');
    expect(diagram.text).toContain('["team-0<br/>14 entries"]');
    expect(diagram.text).toContain('pods_shop ---x|"1 × refused"| ext_no_serviceentry');
    await expect(mermaid.parse(diagram.text)).resolves.toBeTruthy();
    expect(renderOverview(topology, { detail: 'cards' }).nodes).toBeGreaterThan(80);
    expect(renderOverview(topology, { scope: { node: 'ServiceEntry/data/db' } }).grouped).toBe(false);
  });

  it.each([
    ['sidecar.istio.io/inject: "false"', '', 'the pod has no proxy'],
    ['app: app', 'traffic.sidecar.istio.io/excludeOutboundPorts: "9000"', 'no proxy sees the call'],
  ])('tells by namespace what leaves without any policy: %s %s', (labels, annotations, reason) => {
    const many = Array.from({ length: 80 }, (_, index) =>
      shop.split('---')[0]?.replace('name: api, namespace: shop', `name: api-${index}, namespace: team`),
    );
    const pod = `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: app, namespace: front }
  spec: { template: { metadata: { labels: { ${labels} }, annotations: { ${annotations} } } } }
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: front }
  spec: { workloads: [{ name: app, namespace: front, calls: [{ url: "tcp://else.example.com:9000" }] }] }`;
    const { text, grouped } = renderOverview(topologyOf(mesh`${many.join('---\n')}---${pod}`));
    expect(grouped).toBe(true);
    expect(text).toContain(reason);
    expect(text).toMatch(/ pods_front -+>\|"1 × 0 TLS, no policy"\| ext_/);
  });

  it('draws an empty topology', async () => {
    const { text } = renderOverview({ nodes: [], edges: [], bands: [] });
    await expect(mermaid.parse(text)).resolves.toBeTruthy();
    expect(text).toBe('%% Overview: bytes solid, knowledge dotted\nflowchart LR\n');
  });
});

describe('a pod whose name has no room over its boxes', () => {
  const topology = topologyOf(mesh`
    kind: EgressDesign
    metadata: { name: d }
    spec: { workloads: [{ name: card-authorisation-worker, namespace: payments-production-eu }] }
  `);

  it('has its name in the box of its application', () => {
    const { text } = renderOverview(topology);
    expect(text).toMatch(/subgraph pod_\w+\["Pod"\]/);
    expect(text).toContain('["app of<br/>payments-production-eu/<br/>card-authorisation-worker"]');
  });
});

it('has an envoy only in pods that have one', () => {
  const boxOf = (dataPlane: string, labels: string): string | undefined =>
    /envoy_\w+\["(.*)"\]/.exec(
      renderOverview(
        topologyOf(mesh`
          kind: EgressDesign
          metadata: { name: d }
          spec: { mesh: { dataPlane: ${dataPlane} }, workloads: [{ name: cart, namespace: shop, labels: { ${labels} } }] }
        `),
      ).text,
    )?.[1];
  expect(boxOf('sidecar', '')).toBe('envoy');
  expect(boxOf('ambient', '')).toBe('ztunnel of the node');
  expect(boxOf('sidecar', 'sidecar.istio.io/inject: "false"')).toBe('no proxy');
});

describe('a call that no entry takes', () => {
  const entry = (more: string): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS${more} }
  ---`;
  const design = (url: string): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { workloads: [{ name: app, namespace: front, calls: [{ url: "${url}" }] }] }
  ---`;

  it.each([
    ['http://else.example.com', '', 'no ServiceEntry'],
    ['http://api.example.com:81', '', 'port not in its ServiceEntry'],
    ['http://api.example.com', ', exportTo: ["."]', 'hidden by exportTo'],
    ['https://api.example.com:80', '', 'not the protocol of the port'],
  ])('%s %s is drawn with its reason', (url, more, reason) => {
    const topology = topologyOf(mesh`${entry(more)}${design(url)}`);
    expect(renderOverview(topology).text).toMatch(new RegExp(`unknown_.*<br/>${reason}"`));
  });

  it('leaves the pod beside its proxy where it goes round the sidecar', () => {
    const pod = `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: app, namespace: front }
  spec: { template: { metadata: { annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: "9000" } } } }
  ---`;
    const { text } = renderOverview(topologyOf(mesh`${pod}${design('http://else.example.com:9000')}`));
    expect(text).toContain('else.example.com:9000<br/>no proxy sees the call');
    expect(text).toMatch(/ app_front_app -+>\|"no policy<br\/>0 TLS"\| unknown_else_example_com_9000/);
    // Its sidecar gets nothing of it.
    expect(text).not.toMatch(/ (envoy_front_app -+>\||app_front_app -+>.* envoy_front_app)/);
  });

  it.each([
    ['https://else.example.com', '===> "passes through, no policy<br/>1 TLS, by app"'],
    ['tcp://else.example.com:9000', '---> "passes through, no policy<br/>0 TLS"'],
  ])('%s is as thick as its TLS where it passes through', (url, wire) => {
    const { text } = renderOverview(topologyOf(mesh`${design(url)}`));
    const [, arrow, label] = / envoy_front_app ([-=]+>)\|(.*)\| unknown_/.exec(text) ?? [];
    expect(`${arrow} ${label}`).toBe(wire);
  });

  it('leaves nothing where it is for the pod itself', () => {
    const { text } = renderOverview(topologyOf(mesh`${design('http://localhost:9000')}`));
    expect(text).not.toContain('localhost');
  });

  it.each([
    ['subsets: [{ name: v1 }]', 'not delivered'],
    ['trafficPolicy: { tls: { mode: SIMPLE } }', undefined],
  ])('is crossed out where nobody gets it: %s', (spec, words) => {
    const routed = `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], http: [{ route: [{ destination: { host: api.example.com${words ? ', subset: v2' : ''} } }] }] }
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec: { host: api.example.com, ${spec} }
  ---`;
    const { text } = renderOverview(topologyOf(mesh`${entry('')}${routed}${design('http://api.example.com')}`));
    expect(text.includes('envoy_front_app ---x|"not delivered"| se_shop_api')).toBe(words !== undefined);
    expect(text.includes('envoy_front_app ===>')).toBe(words === undefined);
  });

  it('passes through nothing where the pod has no proxy', () => {
    const pod = `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: app, namespace: front }
  spec: { template: { metadata: { labels: { sidecar.istio.io/inject: "false" } } } }
  ---`;
    const { text } = renderOverview(topologyOf(mesh`${pod}${design('http://else.example.com')}`));
    expect(text).toContain('else.example.com:80<br/>the pod has no proxy');
    expect(text).toMatch(/ envoy_front_app -+>\|"no policy<br\/>0 TLS"\|/);
  });
});

/** What would be markup in a label, a directive or a keyword somewhere in a diagram. */
const hostile = [
  'end',
  'subgraph',
  'click a "http://x"',
  'style x fill:#f00;',
  'classDef x:#fff;',
  '"quoted"',
  '`markdown`',
  '"`markdown`"',
  '**bold**',
  '1. list',
  '- item',
  '+ item',
  '* item',
  '# heading',
  '> quote',
  '<img src=x onerror=alert(1)>',
  '<br/>',
  '&lt;',
  '#35;',
  '%%{init: {"theme":"dark"}}%%',
  'A@{ img: "https://x/y.png" }',
  '[link](http://x)',
  '![image](x)',
  'http://www.example.com',
  'www.example.com',
  'me@example.com',
  '$$x^2$$',
  'line\nbreak',
  'tab\there',
  '---',
  '-->',
  '==>',
  '|pipe|',
  '{{ .Values.host }}',
  '\\n',
  '\u202Eturned',
  '\u0000',
  '\uD800',
  '',
  '   ',
  ':::class',
  ';',
  '~~~',
  '___',
  'x'.repeat(5000),
  '*.example.com',
  'ünïcödé ☃ 😀',
];

describe('labels', () => {
  it.each(hostile)('%j is no markup', async (name) => {
    const ids = new Ids();
    const shape = { id: ids.next('se', name), lines: [name, name], form: 'box' as const };
    const group = { id: 'registry', title: name, groups: [], shapes: [shape], links: [] };
    const text = printPicture({
      caption: 'Names',
      direction: 'LR',
      groups: [group],
      links: [{ from: shape.id, to: shape.id, look: 'plain', lines: [name] }],
    });
    expect(text.split('\n')).toHaveLength(7);
    await expect(mermaid.parse(text)).resolves.toBeTruthy();
  });

  it('hold no character that Mermaid reads, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom(...hostile)).map((parts) => parts.join(' ')),
        ),
        async (text) => {
          const label = escapeLabel(text);
          expect(label).not.toMatch(/["<>`{}[\]|\\]|\$\$|%%|:\/\/|\n/);
          expect(label.replace(/#(?:\d+|quot|lt|gt|amp);/g, '')).not.toMatch(/[#;&]/);
          await expect(mermaid.parse(`flowchart LR\n  a["${label}"] -->|"${label}"| b\n`)).resolves.toBeTruthy();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are cut where they are too long to read', () => {
    expect(escapeLabel('x'.repeat(500))).toHaveLength(80);
  });

  it('have an id each', () => {
    const ids = new Ids();
    expect([ids.next('se', 'a.b'), ids.next('se', 'a-b'), ids.next('se', '☃'), ids.next('se', 'end')]).toEqual([
      'se_a_b',
      'se_a_b_2',
      'se_',
      'se_end',
    ]);
  });
});
