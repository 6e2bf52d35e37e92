import { describe, expect, it } from 'vitest';
import { findingsOf } from '../analysis';
import { tracesOf } from '../mesh';
import { takeSnapshot } from '../snapshot';
import { describeTrace } from './describe-trace';
import { inheritedNames } from './fuzz-words';
import { mesh } from './mesh-fixture';
import { topologyOf } from '../topology';

/** A design with a name in the place of every name that somebody chooses. */
const designNamed = (name: string): ReturnType<typeof mesh> => mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: ${name} }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 80, name: ${name}, protocol: HTTP }]
    resolution: STATIC
    endpoints: [{ address: 10.0.0.1, labels: { ${name}: ${name} } }, { address: 10.0.0.2 }]
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: ${name}, namespace: ${name} }
  spec:
    host: api.example.com
    subsets: [{ name: ${name}, labels: { ${name}: ${name} } }]
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: ${name}, namespace: ${name} }
  spec:
    hosts: [api.example.com]
    http:
      - match: [{ headers: { ${name}: { exact: yes } }, sourceLabels: { ${name}: ${name} } }]
        route: [{ destination: { host: api.example.com, subset: ${name} } }]
      - directResponse: { status: 418 }
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: ${name} }
  spec:
    workloads:
      - name: marked
        namespace: ${name}
        labels: { ${name}: ${name} }
        calls: [{ url: http://api.example.com, headers: { ${name}: yes } }, { url: http://api.example.com }]
      - { name: plain, namespace: ${name}, calls: [{ url: http://api.example.com, headers: { ${name}: yes } }] }
`;

/** The same with a name that nothing inherits is what the answers are held against. */
const usual = 'name';

const answersTo = (name: string): unknown => {
  const snapshot = designNamed(name);
  const traces = [...tracesOf(snapshot.mesh).values()].map(describeTrace);
  const findings = findingsOf(snapshot).map(({ rule, severity }) => `${severity} ${rule}`);
  const nodes = topologyOf(snapshot).nodes.map(({ label }) => label);
  const said = JSON.stringify([traces, findings.sort(), nodes]);
  return JSON.parse(said.replaceAll(name, usual).replaceAll(name.toLowerCase(), usual)) as unknown;
};

describe('a name that every object has', () => {
  // Kubernetes takes no upper case and no underscores in most of these places; names that only JavaScript minds are compared.
  it.each(['constructor', 'prototype'])('%s is a name like any other', (name) => {
    expect(answersTo(name)).toEqual(answersTo(usual));
  });

  it.each(inheritedNames)('%s takes the same way as any other', (name) => {
    const traces = [...tracesOf(designNamed(name).mesh).values()].map(({ outcome, response }) => [
      outcome,
      response?.code,
    ]);
    expect(traces).toEqual([
      ['reached', undefined],
      ['blocked', 418],
      ['blocked', 418],
    ]);
  });

  it.each(inheritedNames)('%s is a namespace, a kind, a group and a file too', (name) => {
    const text = `apiVersion: ${name}/v1\nkind: ${name}\nmetadata: { name: a, namespace: ${name} }\nspec: { ${name}: 1 }\n`;
    const snapshot = takeSnapshot({ files: [{ path: name, text }] });
    expect(snapshot.resources.map(({ key }) => key)).toEqual([`${name}/${name}/a`]);
    expect(() => [findingsOf(snapshot), topologyOf(snapshot)]).not.toThrow();
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});
