import { expect, it } from 'vitest';
import { findingsOf } from '..';
import { takeSnapshot } from '../../snapshot';
import { workspaceOf } from '../../testing/mesh-fixture';
import { applyEdits } from '../../text';

const rule = (name: string, tls: string): string =>
  `  - apiVersion: networking.istio.io/v1\n    kind: DestinationRule\n    metadata: { name: ${name} } # ${name}\n    spec:\n      host: ${name}.example.com\n      trafficPolicy:\n        tls:\n          mode: SIMPLE # outwards\n${tls}`;
const listOf = (...items: readonly string[]): string => `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`;

it('edits an item of a list and nothing else', () => {
  const names = ['a', 'b', 'c', 'd'];
  const text = listOf(...names.map((name) => rule(name, '')));
  const fixes = findingsOf(takeSnapshot(workspaceOf({ 'a.yaml': text })))
    .filter((finding) => finding.rule === 'no-ca-certificates')
    .flatMap((finding) => finding.fixes ?? []);
  expect(fixes.map(({ edits }) => applyEdits(text, edits))).toEqual(
    names.map((fixed) =>
      listOf(...names.map((name) => rule(name, name === fixed ? '          caCertificates: system\n' : ''))),
    ),
  );
});

it('moves a key within an item of a list', () => {
  const deployment = (own: string, template: string): string =>
    `  - apiVersion: apps/v1\n    kind: Deployment\n    metadata:\n      name: a\n${own}    spec:\n      template:\n        metadata:\n          labels: { app: a }\n${template}`;
  const own = '      annotations:\n        proxy.istio.io/config: "{}" # none\n        example.com/kept: "yes"\n';
  const kept = '      annotations:\n        example.com/kept: "yes"\n';
  const template = '          annotations:\n            proxy.istio.io/config: "{}" # none\n';
  const others = [deployment('', '').replace('name: a', 'name: b'), deployment('', '').replace('name: a', 'name: c')];
  const text = listOf(deployment(own, ''), ...others);
  const [fix] = findingsOf(takeSnapshot(workspaceOf({ 'a.yaml': text })))
    .filter((finding) => finding.rule === 'misplaced-annotation')
    .flatMap((finding) => finding.fixes ?? []);
  expect(fix && applyEdits(text, fix.edits)).toBe(listOf(deployment(kept, template), ...others));
});
