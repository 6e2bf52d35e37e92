import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../snapshot';
import { workspaceOf } from '../../testing/mesh-fixture';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { canJudgeHost, findHost, fqdnOf, hostMapOf, resourceNameOf } from './host-map';
import { cpuSeconds } from '../../testing/cpu-time';

const snapshotOf = (...documents: readonly string[]) => takeSnapshot(workspaceOf({ 'a.yaml': bundleOf(...documents) }));
const entry = (key: string, hosts: string, exportTo = ''): string =>
  resourceText(`ServiceEntry ${key}`, `hosts: [${hosts}]${exportTo === '' ? '' : `\nexportTo: [${exportTo}]`}`);
const service = (key: string, metadata = ''): string =>
  resourceText(`Service ${key}`, 'ports: [{ port: 80 }]', metadata);

/** The name of what a host stands for, from namespace `shop`. */
function find(documents: readonly string[], host: string, exportTo: readonly string[] = []): string | undefined {
  return findHost(hostMapOf(snapshotOf(...documents)), { namespace: 'shop', exportTo }, host)?.resource.name;
}

describe('the host of a resource', () => {
  it('is found for all, for its own namespace, and where the asker is exported to', () => {
    expect(find([entry('infra/a', 'a.org')], 'a.org')).toBe('a');
    expect(find([entry('infra/a', 'a.org', 'shop')], 'a.org')).toBe('a');
    expect(find([entry('infra/a', 'a.org', "'.'")], 'a.org')).toBeUndefined();
    expect(find([entry('infra/a', 'a.org', "'.'")], 'a.org', ['infra'])).toBe('a');
    expect(find([entry('shop/a', 'a.org', "'.'")], 'a.org', ['*'])).toBeUndefined();
    expect(find([entry('shop/a', 'a.org', "'.'")], 'a.org', ['.'])).toBe('a');
  });

  it('is a service by its short and by its full name', () => {
    expect(find([service('shop/db')], 'db')).toBe('db');
    expect(find([service('infra/db')], 'db')).toBeUndefined();
    expect(find([service('infra/db')], 'db.infra.svc.cluster.local')).toBe('db');
    expect(find([service('infra/db')], 'db.infra')).toBeUndefined();
    expect(
      find([service('infra/db', "annotations: { networking.istio.io/exportTo: 'a, shop' }")], fqdnOf('db', 'infra')),
    ).toBe('db');
    expect(
      find([service('infra/db', "annotations: { networking.istio.io/exportTo: '.' }")], fqdnOf('db', 'infra')),
    ).toBeUndefined();
  });

  it('may be covered by a wildcard, the longest first, and a name goes before it', () => {
    const wildcards = [
      entry('infra/short', "'*.org'"),
      entry('infra/long', "'*.a.org'"),
      entry('infra/name', 'x.a.org'),
    ];
    expect(find(wildcards, 'y.a.org')).toBe('long');
    expect(find(wildcards, 'y.b.org')).toBe('short');
    expect(find(wildcards, 'x.a.org')).toBe('name');
    expect(find(wildcards, '*.b.a.org')).toBe('long');
    expect(find([entry('infra/own', "'*'", "'.'")], 'y.org')).toBeUndefined();
  });

  it('is that of a Service where a ServiceEntry has the same', () => {
    expect(find([service('shop/db'), entry('shop/entry', fqdnOf('db', 'shop'))], 'db')).toBe('db');
  });

  it('lies in namespaces that analyzers look at', () => {
    expect(find([entry('kube-system/a', 'a.org')], 'a.org')).toBeUndefined();
  });
});

it('names the resource of a host', () => {
  expect(resourceNameOf('a.b.infra.svc.cluster.local', 'shop')).toBe('infra/a.b');
  expect(resourceNameOf('db', 'shop')).toBe('shop/db');
  expect(resourceNameOf('api.example.com', 'shop')).toBe('shop/api.example.com');
});

it('judges names of the cluster where a Service is drawn', () => {
  const names = ['db', 'db.shop.svc.cluster.local', '*', '*.local', '*.shop.svc.cluster.local'];
  expect(names.map((name) => canJudgeHost(snapshotOf(), name))).toEqual(names.map(() => false));
  expect(names.map((name) => canJudgeHost(snapshotOf(service('shop/db')), name))).toEqual(names.map(() => true));
  for (const name of ['db.shop', 'api.example.com', '*.example.com'])
    expect(canJudgeHost(snapshotOf(), name)).toBe(true);
});

it('looks a thousand hosts up among thousands without trying each', () => {
  const documents = Array.from({ length: 2_000 }, (_, index) => entry(`infra/a${index}`, `h${index}.example.com`));
  const map = hostMapOf(snapshotOf(...documents, entry('infra/all', "'*.org'")));
  const names = Array.from({ length: 1_000 }, (_, index) => `h${index}.example.com`);
  const find = (name: string) => findHost(map, { namespace: 'shop', exportTo: [] }, name);
  expect(names.filter((name) => find(name) === undefined)).toEqual([]);
  expect(cpuSeconds(() => names.forEach(find))).toBeLessThan(0.5);
});
