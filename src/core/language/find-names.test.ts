import { describe, expect, it } from 'vitest';
import { formatPath } from '../text';
import { takeSnapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import { definitionAt, referencesAt } from './index';

const files = {
  'entries.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: wild, namespace: shop }
spec:
  hosts: ['*.example.com']
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Secret
  metadata: { name: cert, namespace: shop }
`,
  'rules.yaml': `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  workloadSelector: { matchLabels: { app: web } }
  subsets: [{ name: canary }]
  trafficPolicy: { tls: { credentialName: cert } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [egress/out, mesh]
  exportTo: [shop, "*"]
  http:
  - route:
    - destination: { host: api.example.com, subset: canary }
    - destination: { host: other.example.com }
    - destination: { host: reviews }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: out, namespace: egress }
spec:
  servers: [{ hosts: [shop/api.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  egress: [{ hosts: ['shop/*.example.com'] }]
---
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
  - { name: web, namespace: shop, labels: { app: web }, calls: [{ url: https://api.example.com/v1 }] }
`,
};

const snapshot = takeSnapshot(workspaceOf(files));

/** What is found from `part`, the first such text of rules.yaml from its middle on: "ServiceEntry/shop/api spec.hosts[0]". */
function found(look: typeof definitionAt, part: string, file = 1): string[] {
  const view = snapshot.files[file];
  const offset = (view?.file.text.indexOf(part) ?? 0) + Math.floor(part.length / 2);
  const index = Array.from(view?.stream.starts ?? []).findLastIndex((start) => start <= offset);
  const document = view?.stream.documents[index];
  if (!document) throw new Error(`There is no ${part}`);
  return look(snapshot, document, offset - (view?.stream.starts[index] ?? 0)).map((place) => {
    const owner = snapshot.resources.find(
      ({ place: at }) =>
        at.file === place.file &&
        at.document === place.document &&
        at.path.every((step, depth) => step === place.path[depth]),
    );
    return `${owner?.key} ${formatPath(place.path)}`;
  });
}

describe('definitionAt', () => {
  it.each([
    ['host: api.example.com\n', ['ServiceEntry/shop/api spec.hosts[0]']],
    ['host: api.example.com, s', ['ServiceEntry/shop/api spec.hosts[0]']],
    ['[shop/api.example.com]', ['ServiceEntry/shop/api spec.hosts[0]']],
    ['https://api.example.com/v1', ['ServiceEntry/shop/api spec.hosts[0]']],
    ['host: other.example.com', ['ServiceEntry/shop/wild spec.hosts[0]']],
    ["'shop/*.example.com'", ['ServiceEntry/shop/wild spec.hosts[0]']],
    ['host: reviews', ['Service/shop/reviews metadata.name']],
    ['subset: canary', ['DestinationRule/shop/api spec.subsets[0].name']],
    ['[egress/out', ['Gateway/egress/out metadata.name']],
    ['[shop,', ['Namespace/shop metadata.name']],
    ['credentialName: cert', ['Secret/shop/cert items[0].metadata.name']],
    ['{ app: web }', ['EgressDesign/design spec.workloads[0]']],
    [', mesh]', []],
    ['kind: Gateway', []],
  ])('%j', (part, places) => {
    expect(found(definitionAt, part)).toEqual(places);
  });
});

describe('referencesAt', () => {
  it('finds a host in all kinds and files, with the wildcards that cover it', () => {
    expect(found(referencesAt, '[api.example.com]', 0)).toEqual([
      'ServiceEntry/shop/api spec.hosts[0]',
      'ServiceEntry/shop/wild spec.hosts[0]',
      'DestinationRule/shop/api spec.host',
      'VirtualService/shop/api spec.hosts[0]',
      'VirtualService/shop/api spec.http[0].route[0].destination.host',
      'Gateway/egress/out spec.servers[0].hosts[0]',
      'Sidecar/shop/default spec.egress[0].hosts[0]',
      'EgressDesign/design spec.workloads[0].calls[0].url',
    ]);
  });

  it('finds subsets, gateways and namespaces', () => {
    expect(found(referencesAt, '{ name: canary }')).toHaveLength(2);
    expect(found(referencesAt, 'name: out, ')).toHaveLength(2);
    expect(found(referencesAt, 'name: shop }', 0)).toHaveLength(10);
  });
});
