import { expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { dedent, workspaceOf } from '../../core/testing/mesh-fixture';
import { applyChange } from '../../core/workspace';
import { addGateway } from '../commands/add-gateway';
import { addedWords } from './actions';

it('names the file of what was added, and the pod that was drawn with it', () => {
  const before = takeSnapshot(
    workspaceOf({
      'design.yaml': dedent(`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata: { name: shop }
        spec:
          workloads: [{ name: cart, namespace: shop }]
      `),
    }),
  );
  const result = addGateway(before, { name: 'out', namespace: 'istio-system' });
  if (!result.ok) throw new Error(result.detail);
  const after = takeSnapshot(applyChange(before.workspace, result.change));
  expect(addedWords(before, after, 'Gateway', 'out')).toBe(
    'Added Gateway out to egress.yaml and drew pod istio-egressgateway in istio-system.',
  );
});
