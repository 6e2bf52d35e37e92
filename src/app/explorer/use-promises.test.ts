import { expect, it } from 'vitest';
import { checkExpectation, tracesOf } from '../../core/mesh';
import { mesh } from '../../core/testing/mesh-fixture';
import { promiseMarks } from './use-promises';

it('marks calls that promise something, and counts at each workload those that fail', () => {
  const snapshot = mesh`
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: shop }
    spec:
      mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
      workloads:
        - name: cart
          calls:
            - { url: https://a.example, expect: { outcome: reached } }
            - { url: https://b.example, expect: { outcome: reached } }
            - { url: https://c.example, expect: { outcome: blocked } }
            - { url: https://d.example }
  `;
  const walks = tracesOf(snapshot.mesh);
  const rows = snapshot.mesh.workloads.flatMap((workload) =>
    workload.calls.map((call) => {
      const trace = walks.get(call);
      return { workload, call, trace, misread: undefined, check: call.expect && checkExpectation(call.expect, trace) };
    }),
  );
  expect([...promiseMarks(rows).values()].map(({ words, title }) => [words, title])).toEqual([
    ['promise fails', 'Promise fails. Expected reached, found blackhole (UH).'],
    ['2 promises fail', '2 promises fail.'],
    ['promise fails', 'Promise fails. Expected reached, found blackhole (UH).'],
    ['promise holds', 'Promise holds.'],
  ]);
});
