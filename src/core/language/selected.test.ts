import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import { definitionAt, selectedAt } from './index';

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
  - { name: cart, namespace: shop, labels: { app: cart } }
  - { name: copy, namespace: test, labels: { app: cart } }
`;

const chosenBy = (apiVersion: string, kind: string, namespace: string, spec: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x, namespace: ${namespace} }\nspec: ${spec}\n`;

/** The workloads to which the place of a word leads. */
function ledTo(text: string, word: string): readonly unknown[] {
  const snapshot = takeSnapshot(workspaceOf({ 'a.yaml': text, 'design.yaml': design }));
  const document = snapshot.files[0]?.stream.documents[0];
  if (!document) throw new Error('There is no document');
  return definitionAt(snapshot, document, text.indexOf(word) + 1).map(({ path }) => path.at(-1));
}

describe('a selector', () => {
  const policy = '{ selector: { matchLabels: { app: cart } } }';

  it.each([
    ['security.istio.io/v1', 'AuthorizationPolicy', 'shop', policy, [0]],
    ['security.istio.io/v1', 'AuthorizationPolicy', 'istio-system', policy, [0, 1]],
    ['security.istio.io/v1', 'PeerAuthentication', 'istio-system', policy, []],
    ['telemetry.istio.io/v1', 'Telemetry', 'istio-system', policy, []],
    ['networking.istio.io/v1', 'Gateway', 'other', '{ selector: { app: cart } }', [0, 1]],
    ['networking.istio.io/v1', 'Sidecar', 'test', '{ workloadSelector: { labels: { app: cart } } }', [1]],
    ['v1', 'Service', 'test', '{ selector: { app: cart } }', [1]],
  ])('of %s %s in %s leads to the pods that it chooses', (apiVersion, kind, namespace, spec, workloads) => {
    const text = chosenBy(apiVersion, kind, namespace, spec);
    expect(ledTo(text, 'app: cart')).toEqual(workloads);
    expect(ledTo(text, 'elector')).toEqual(workloads);
  });

  it('is told from other labels', () => {
    const text = chosenBy(
      'networking.istio.io/v1',
      'DestinationRule',
      'shop',
      '{ subsets: [{ labels: { app: cart } }] }',
    );
    const { mesh, resources } = takeSnapshot(workspaceOf({ 'a.yaml': text, 'design.yaml': design }));
    const [resource] = resources;
    expect(resource && selectedAt(mesh, resource, ['spec', 'subsets', 0, 'labels'])).toBeUndefined();
    expect(ledTo(text, 'app: cart')).toEqual([]);
  });
});
