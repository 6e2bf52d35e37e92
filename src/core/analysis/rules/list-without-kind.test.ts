import { expect, it } from 'vitest';
import { findingsOf } from '..';
import { takeSnapshot } from '../../snapshot';
import { dedent, workspaceOf } from '../../testing/mesh-fixture';
import { testRule } from '../../testing/rule-tester';
import { listWithoutKind } from './list-without-kind';

const list = dedent(`
  apiVersion: v1
  items:
  - apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata:
      name: pay
      namespace: shop
    spec:
      hosts: [pay.example.com]
      resolution: DMS
  - apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata:
      name: geo
      namespace: shop
    spec:
      resolution: DNS
      hos
`);
const withError = list.replace(/hos\n$/, 'hosts: [geo.example.com\n');
const json = `{"apiVersion": "v1", "items": [{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}}, {"apiVer`;

testRule(listWithoutKind, {
  valid: [
    list.replace(/ *hos\n$/, '') + 'kind: List\n',
    'items:\n- apiVersion: v1\n  kind: Service\nreplicas: 3\n',
    'items:\n- name: a\n',
    'items: []\n',
    'kind: ServiceList\napiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Service\n',
  ],
  invalid: [
    {
      code: list,
      findings: [
        {
          message:
            'kind: List is missing beside items, which holds 2 objects: kubectl writes it last, so the file is probably cut off here. Fetch it again; the last object is not judged.',
          at: 'hos',
        },
      ],
    },
    {
      code: withError,
      findings: [{ message: expect.stringContaining('cut off here') as string, at: 'hosts: [geo.example.com' }],
    },
    { code: json, findings: [{ message: expect.stringContaining('holds 2 objects') as string }] },
    {
      code: `${list.replace(/ *hos\n$/, '')}kind: Li`,
      findings: [{ message: expect.stringMatching(/cut off here\. Fetch it again\.$/) as string, at: 'kind: Li' }],
    },
    {
      code: 'apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata:\n    name: a\nmetadata: {}\n',
      findings: [
        {
          message:
            'kind: List is missing beside items, which holds 1 object, and kubectl refuses an object without a kind. Add it.',
          at: 'items',
        },
      ],
      output:
        'apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata:\n    name: a\nkind: List\nmetadata: {}\n',
    },
  ],
});

it.each([
  ['in the middle of a word', list],
  ['in the middle of a bracket', withError],
])('judges all but the last object of a list that ends %s, and marks that one incomplete', (_, text) => {
  const snapshot = takeSnapshot(workspaceOf({ 'dump.yaml': text }));
  expect(snapshot.resources.map(({ key, incomplete }) => [key, incomplete])).toEqual([
    ['ServiceEntry/shop/pay', false],
    ['ServiceEntry/shop/geo', true],
  ]);
  const about = findingsOf(snapshot).map(({ rule, resource }) => [rule, resource?.name]);
  expect(about).toContainEqual(['unknown-value', 'pay']);
  expect(about.filter(([, name]) => name === 'geo')).toEqual([]);
});
