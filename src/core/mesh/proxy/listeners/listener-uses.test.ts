import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../../snapshot';
import { bundleOf, resourceText } from '../../../testing/resource-text';
import { listenerUsesOf, type ListenerUse } from './listener-uses';

const entry = (key: string, port: string, rest = ''): string =>
  resourceText(
    `ServiceEntry ${key}`,
    `hosts: [${key.split('/')[1]}.example.com]\nports: [${port}]\nresolution: DNS\n${rest}`,
  );
const tcp = '{ number: 5432, name: db, protocol: TCP }';
const web = '{ number: 80, name: web, protocol: HTTP }';
const pods = (...namespaces: readonly string[]): string =>
  resourceText(
    'EgressDesign design',
    `workloads: [${namespaces.map((each) => `{ name: app, namespace: ${each} }`).join(', ')}]`,
  );

function take(previous: Snapshot | undefined, ...documents: readonly string[]): Snapshot {
  const files = documents.map((text, index) => {
    const before = previous?.workspace.files[index];
    return before?.text === text ? before : { path: `${index}.yaml`, text };
  });
  return takeSnapshot({ files }, previous);
}

const told = ({ port, listeners, clients, all }: ListenerUse): unknown => [
  port,
  listeners.map(({ name }) => name),
  clients.map(({ namespace }) => namespace),
  all.length,
];

describe('the listeners of a port as sidecars get them', () => {
  it('joins the clients that have the same ones', () => {
    const snapshot = take(
      undefined,
      bundleOf(
        entry('shop/a', tcp),
        entry('pay/b', tcp, 'addresses: [10.0.0.1]\nexportTo: [.]'),
        pods('shop', 'pay', 'mail'),
      ),
    );
    expect(listenerUsesOf(snapshot.mesh).map(told)).toEqual([
      [5432, ['0.0.0.0_5432'], ['mail', 'shop'], 3],
      [5432, ['10.0.0.1_5432', '0.0.0.0_5432'], ['pay'], 3],
    ]);
  });

  it('keeps what an edit does not concern', () => {
    const before = take(undefined, entry('shop/a', tcp), entry('shop/b', web), pods('shop'));
    const [http, db] = listenerUsesOf(before.mesh);
    const after = take(before, entry('shop/a', tcp), entry('shop/b', web, 'exportTo: [.]'), pods('shop'));
    const [httpAfter, dbAfter] = listenerUsesOf(after.mesh);
    expect(dbAfter).toBe(db);
    expect(httpAfter).not.toBe(http);
  });

  it('takes nobody to call from beside a gateway, as long as there are others', () => {
    const gateway = resourceText('Gateway egress/out', 'selector: { istio: out }\nservers: []');
    const own = entry('shop/a', tcp, 'exportTo: [egress]');
    expect(listenerUsesOf(take(undefined, own, gateway).mesh)).toEqual([]);
    const alone = entry('egress/a', tcp);
    expect(listenerUsesOf(take(undefined, alone, gateway).mesh).map(told)).toEqual([
      [5432, ['0.0.0.0_5432'], ['egress'], 1],
    ]);
  });

  it('leaves out gateways and pods of ambient', () => {
    const ambient = resourceText(
      'EgressDesign design',
      'mesh: { dataPlane: ambient }\nworkloads: [{ name: app, namespace: shop }]',
    );
    expect(listenerUsesOf(take(undefined, entry('shop/a', tcp), ambient).mesh)).toEqual([]);
  });
});
