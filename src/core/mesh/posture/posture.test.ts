import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../snapshot';
import { dedent, mesh } from '../../testing/mesh-fixture';
import { postureCsv, postureMarkdown } from '../../exchange/exporters/posture';
import type { Mesh } from '../build';
import { proxyOf } from '../proxy/clients/proxies';
import { traceCall } from '../trace/trace-call';
import { withOtherPolicy } from './other-policy';
import { postureOf } from './posture';

const shopText = dedent(`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: DNS
    exportTo: [.]
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec: { host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads:
      - name: cart
        namespace: shop
        calls:
          - { url: 'http://api.example.com/v1', expect: { outcome: reached, tls: originated } }
          - { url: 'https://=cmd.example.net' }
      - { name: job, namespace: bank }`);

const { mesh: shop } = takeSnapshot({ files: [{ path: 'shop.yaml', text: shopText }] });

/** Each cell as `row column way outcome tls`, the other policy behind it. */
function told(from: Mesh): readonly string[] {
  const [posture, other] = [postureOf(from), postureOf(withOtherPolicy(from))];
  return posture.rows.flatMap((row) =>
    posture.columns.map((column) => {
      const cell = posture.cell(row, column);
      const mark = `${cell.call ? ' drawn' : ''}${cell.holds === undefined ? '' : ` holds ${cell.holds}`}`;
      return `${row.name} ${column.key}: ${cell.way} ${cell.tls}${mark}; ${other.cell(row, column).way}`;
    }),
  );
}

it('tells calls that no proxy sees from those that a proxy passes on', () => {
  const namespace =
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: bank, labels: { istio-injection: disabled } }\n';
  const { mesh: outside } = takeSnapshot({ files: [{ path: 'shop.yaml', text: `${namespace}---\n${shopText}` }] });
  expect(told(outside).filter((each) => each.startsWith('job'))).toEqual([
    'job http://api.example.com:80: past none; past',
    'job https://=cmd.example.net:443: past passthrough; past',
    'job other: past passthrough; past',
  ]);
});

describe('the posture of a mesh', () => {
  it('says who reaches what, how, and what the other outbound policy would change', () => {
    expect(told(shop)).toEqual([
      'job http://api.example.com:80: passthrough none; none',
      'job https://=cmd.example.net:443: passthrough passthrough; none',
      'job other: passthrough passthrough; none',
      'cart http://api.example.com:80: direct originated drawn holds true; direct',
      'cart https://=cmd.example.net:443: passthrough passthrough drawn; none',
      'cart other: passthrough passthrough; none',
    ]);
  });

  it('is written as CSV in which no cell is a formula, and as Markdown', () => {
    const posture = postureOf(shop);
    expect(postureCsv(posture, 'drawn')).toBe(
      [
        'workload,host,port,protocol,way,outcome,not understood,tls,drawn,promise,way under REGISTRY_ONLY,outcome under REGISTRY_ONLY',
        'shop/cart,api.example.com,80,http,direct,reached,,originated,yes,holds,direct,reached',
        "shop/cart,'=cmd.example.net,443,https,passthrough,passthrough,,passthrough,yes,,none,blackhole",
        '',
      ].join('\r\n'),
    );
    expect(postureMarkdown(posture, 'drawn')).toContain(
      '| shop/cart | api.example.com | 80 | http | direct | reached |  | originated | yes | holds | direct, reached |',
    );
    expect(postureCsv(posture, 'everything').split('\r\n')).toHaveLength(8);
  });

  it('says why what arrives is not understood', () => {
    const { mesh: twice } = mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }], resolution: DNS }
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: 'http://api.example.com' }] }] }`;
    expect(postureCsv(postureOf(twice), 'drawn')).toContain(
      'shop/cart,api.example.com,80,http,direct,reached,plain text arrives at a TLS port,none,yes',
    );
  });

  it('counts a name below a pattern, and a host outside of every entry, as what they are', () => {
    const { mesh: wide } = mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: wide, namespace: shop }
      spec:
        hosts: ['*.example.com']
        ports: [{ number: 443, name: tls, protocol: TLS }, { number: 53, name: dns, protocol: UDP }]
        resolution: NONE
        exportTo: [.]
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec:
        mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
        workloads: [{ name: cart, namespace: shop }]`;
    expect(told(wide)).toEqual([
      'cart https://*.example.com:443: direct passthrough; direct',
      'cart other: none null; passthrough',
    ]);
  });

  it('says after any edit what the traces of the mesh say, and so does one that was undone', () => {
    const meshes = [shop, ...edits.map((edit) => edited(edit))];
    for (const each of [...meshes, shop, ...meshes]) {
      for (const under of [each, withOtherPolicy(each)]) expectTraced(under);
    }
  });
});

const edits: readonly ((text: string) => string)[] = [
  (text) => text.replace('exportTo: [.]', "exportTo: ['*']"),
  (text) => text.replace('SIMPLE', 'DISABLE'),
  (text) => text.replace('hosts: [api.example.com]', "hosts: ['*.example.com']"),
  (text) => text.replace('name: job, namespace: bank', 'name: job, namespace: shop'),
  (text) => text.replace('protocol: HTTP', 'protocol: TCP'),
];

function edited(edit: (text: string) => string): Mesh {
  const text = edit(shopText);
  if (text === shopText) throw new Error('An edit changes nothing');
  return takeSnapshot({ files: [{ path: 'shop.yaml', text }] }).mesh;
}

function expectTraced(under: Mesh): void {
  const { rows, columns, cell } = postureOf(under);
  for (const row of rows)
    for (const column of columns) {
      const { outcome, tls, call } = cell(row, column);
      const asked = call ?? { url: column.url, method: 'GET', headers: {} };
      const trace = traceCall(under, { ...asked, client: proxyOf(under, row) });
      expect({ row: row.name, column: column.key, outcome, tls }).toEqual({
        row: row.name,
        column: column.key,
        outcome: trace?.outcome,
        tls: trace?.tls,
      });
    }
}
