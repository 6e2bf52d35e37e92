import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { postureCsv, postureMarkdown } from '../../exchange/exporters/posture';
import type { Mesh } from '../build';
import { postureOf, withOtherPolicy } from './posture';

const { mesh: shop } = mesh`
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
      - { name: job, namespace: bank }`;

/** Each cell as `row column way outcome tls`, the other policy behind it. */
function told(from: Mesh): readonly string[] {
  const [posture, other] = [postureOf(from), postureOf(withOtherPolicy(from))];
  return posture.rows.flatMap((row) =>
    posture.columns.map((column) => {
      const cell = posture.cell(row, column);
      const mark = `${cell.drawn ? ' drawn' : ''}${cell.holds === undefined ? '' : ` holds ${cell.holds}`}`;
      return `${row.name} ${column.key}: ${cell.way} ${cell.trace?.tls}${mark}; ${other.cell(row, column).way}`;
    }),
  );
}

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
        'workload,host,port,way,outcome,tls,drawn,promise,way under REGISTRY_ONLY,outcome under REGISTRY_ONLY',
        'shop/cart,api.example.com,80,direct,reached,originated,yes,holds,direct,reached',
        "shop/cart,'=cmd.example.net,443,passthrough,passthrough,passthrough,yes,,none,blackhole",
        '',
      ].join('\r\n'),
    );
    expect(postureMarkdown(posture, 'drawn')).toContain(
      '| shop/cart | api.example.com | 80 | direct | reached | originated | yes | holds | direct, reached |',
    );
    expect(postureCsv(posture, 'everything').split('\r\n')).toHaveLength(8);
  });
});
