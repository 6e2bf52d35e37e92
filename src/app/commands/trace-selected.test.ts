// @vitest-environment happy-dom
import { beforeAll, expect, it } from 'vitest';
import { dedent } from '../../core/testing/mesh-fixture';
import { fetchDrawing } from '../drawing';
import { getState, load, select } from '../store';
import { getTraceView } from '../traced-call';
import { traceSelected } from './trace-selected';

const design = dedent(`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: partners }
  spec: { hosts: [api.example.com], exportTo: [shop], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - { name: importer, namespace: partners }
      - { name: cart, namespace: shop }
`);

beforeAll(fetchDrawing);

it('takes a pod that knows the selected entry for who calls it', () => {
  load({ files: [{ path: 'design.yaml', text: design }] });
  const entry = getState().snapshot.resources.find(({ kind }) => kind === 'ServiceEntry');
  if (entry) select({ place: entry.place, from: 'canvas' });
  traceSelected();
  expect(getTraceView().asked).toMatchObject({
    call: { namespace: 'shop', name: 'cart', url: 'tls://api.example.com:443' },
  });
});
