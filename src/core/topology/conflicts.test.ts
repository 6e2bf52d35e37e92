import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { mesh, workspaceOf } from '../testing/mesh-fixture';
import type { Conflict, ServiceEntryNode, Topology } from './topology';

interface Sample {
  readonly name: string;
  readonly namespace?: string;
  readonly hosts?: string;
  readonly ports?: string;
  readonly more?: string;
  readonly created?: string;
  readonly labels?: string;
}

function entry({ name, namespace = 'shop', hosts = `${name}.example.com`, ...rest }: Sample): string {
  const created = rest.created === undefined ? '' : `, creationTimestamp: "${rest.created}"`;
  const labels = rest.labels === undefined ? '' : `, labels: ${rest.labels}`;
  const { ports = http, more = ', resolution: DNS' } = rest;
  return `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: ${namespace}${created}${labels} }
  spec: { hosts: [${hosts}], ports: [${ports}]${more} }
  ---`;
}

const http = '{ number: 80, name: http, protocol: HTTP }';
const tcp = '{ number: 5432, name: db, protocol: TCP }';

const capture = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: { dnsCapture: true } }
  ---`;

function conflicts({ nodes }: Topology, id: string): readonly Conflict[] {
  const node = nodes.find((each): each is ServiceEntryNode => each.type === 'service-entry' && each.id.endsWith(id));
  return node?.conflicts ?? [];
}

function says(topology: Topology, id: string, type: Conflict['type']): string | undefined {
  return conflicts(topology, id).find((conflict) => conflict.type === type)?.says;
}

describe('entries with one host', () => {
  const hosts = 'api.example.com';

  it('of two namespaces are chosen by the client’s namespace, then by age', () => {
    const topology = topologyOf(
      mesh`${entry({ name: 'a', namespace: 'shop', hosts })}${entry({ name: 'b', namespace: 'bank', hosts, created: '2020-01-01' })}`,
    );
    expect(conflicts(topology, 'shop/a')).toEqual([
      {
        type: 'same-host',
        with: ['ServiceEntry/bank/b'],
        port: undefined,
        says: 'bank/b has api.example.com too: clients in shop use this one, clients in bank use that one, other namespaces that see both use this one, which is older.',
      },
    ]);
    expect(says(topology, 'bank/b', 'same-host')).toContain(
      'other namespaces that see both use that one, which is older.',
    );
  });

  it('are told apart by namespace where files give no age, and by being exported by name before both', () => {
    const named = ', resolution: DNS, exportTo: [".", other]';
    const plain = topologyOf(
      mesh`${entry({ name: 'b', namespace: 'x', hosts })}${entry({ name: 'a', namespace: 'y', hosts })}`,
    );
    expect(says(plain, 'x/b', 'same-host')).toContain('use this one, which comes first by namespace.');
    const topology = topologyOf(
      mesh`${entry({ name: 'b', namespace: 'x', hosts, more: named })}${entry({ name: 'a', namespace: 'y', hosts })}`,
    );
    expect(says(topology, 'y/a', 'same-host')).toBe(
      'x/b has api.example.com too: clients in x use that one, other namespaces that see both use that one, which is exported to them by name.',
    );
  });

  it('join in one namespace where they can', () => {
    const twice = topologyOf(mesh`${entry({ name: 'a', hosts })}${entry({ name: 'b', hosts })}`);
    expect(says(twice, 'shop/b', 'same-host')).toBe(
      'shop/a has api.example.com too with the same ports: their endpoints join.',
    );
    const more = '{ number: 8080, name: more, protocol: HTTP }';
    const joined = topologyOf(mesh`${entry({ name: 'a', hosts })}${entry({ name: 'b', hosts, ports: more })}`);
    expect(says(joined, 'shop/a', 'same-host')).toBe(
      'shop/b has api.example.com too: their ports join, and their endpoints join. A port that both have is that of the older one (the files give no age).',
    );
    const apart = topologyOf(
      mesh`${entry({ name: 'a', hosts })}${entry({ name: 'b', hosts, ports: more, labels: '{ v: "1" }' })}`,
    );
    expect(says(apart, 'shop/b', 'same-host')).toBe(
      'shop/a has api.example.com too, and istiod does not join them. Clusters are made for the ports of the older one (the files give no age); calls to other ports fail.',
    );
  });

  it('are one service with the resolution of the older', () => {
    const created = '2020-01-01';
    const fixed = ', resolution: STATIC, endpoints: [{ address: 10.0.0.1 }]';
    const pair = (a: string, b: string): string | undefined =>
      says(
        topologyOf(
          mesh`${entry({ name: 'a', hosts, more: `, resolution: ${a}` })}${entry({ name: 'b', hosts, created, more: b })}`,
        ),
        'shop/b',
        'same-host',
      );
    expect(pair('NONE', fixed)).toBe(
      'shop/a has api.example.com too with the same ports: the resolution for both is that of that one, which is older.',
    );
    expect(pair('DNS_ROUND_ROBIN', ', resolution: DNS_ROUND_ROBIN')).toBe(
      'shop/a has api.example.com too with the same ports: of their endpoints the first counts, that of that one, which is older.',
    );
  });

  it('have nothing to do with each other where no client sees both', () => {
    const own = ', resolution: DNS, exportTo: ["."]';
    const topology = topologyOf(
      mesh`${entry({ name: 'a', namespace: 'shop', hosts, more: own })}${entry({ name: 'b', namespace: 'bank', hosts, more: own })}`,
    );
    expect(conflicts(topology, 'shop/a')).toEqual([]);
  });

  it('are counted', () => {
    const topology = topologyOf(mesh`${['a', 'b', 'c'].map((name) => entry({ name, hosts })).join('')}`);
    expect(conflicts(topology, 'shop/b')).toMatchObject([{ with: ['ServiceEntry/shop/a', 'ServiceEntry/shop/c'] }]);
    expect(says(topology, 'shop/b', 'same-host')).toMatch(/^shop\/a and 1 more entry have api.example.com too/);
  });
});

describe('raw bytes', () => {
  const db = (name: string, more = ', resolution: DNS', namespace = 'shop', created?: string): string =>
    entry({ name, namespace, ports: tcp, more, ...(created === undefined ? {} : { created }) });

  it('without an address take the whole port, and where they go depends on the resolution', () => {
    expect(conflicts(topologyOf(mesh`${db('db')}`), 'shop/db')).toEqual([
      {
        type: 'whole-port',
        with: [],
        port: 5432,
        says: 'Port 5432 has no address: all calls to it that no other listener takes go to its endpoints, whatever server they were meant for.',
      },
    ]);
    expect(says(topologyOf(mesh`${db('db', ', resolution: NONE')}`), 'shop/db', 'whole-port')).toContain(
      'count as this entry and go to the address dialled',
    );
    const sniffed = entry({ name: 'db', ports: '{ number: 5432, name: db }' });
    expect(says(topologyOf(mesh`${sniffed}`), 'shop/db', 'whole-port')).toContain('takes and are no HTTP go to');
  });

  it('do not where an address is written, or is given to them', () => {
    expect(conflicts(topologyOf(mesh`${db('db', ', resolution: DNS, addresses: [10.0.0.1]')}`), 'shop/db')).toEqual([]);
    expect(conflicts(topologyOf(mesh`${db('db')}${capture}`), 'shop/db')).toEqual([]);
    expect(says(topologyOf(mesh`${db('db', ', resolution: NONE')}${capture}`), 'shop/db', 'whole-port')).toBeDefined();
    const ambient = capture.replace('dnsCapture: true', 'dataPlane: ambient');
    expect(conflicts(topologyOf(mesh`${db('db')}${ambient}`), 'shop/db')).toEqual([]);
  });

  it('of two entries on one port go to the older', () => {
    const topology = topologyOf(
      mesh`${db('b', undefined, 'shop', '2020-01-01')}${db('a', undefined, 'bank', '2021-01-01')}${db('c')}`,
    );
    expect(conflicts(topology, 'bank/a').find((each) => each.type === 'same-listener')).toEqual({
      type: 'same-listener',
      with: ['ServiceEntry/shop/c'],
      port: 5432,
      says: 'shop/c, which is older, listens on port 5432 of every address too: istiod drops the listener here. c.example.com comes first on 0.0.0.0:5432 and has the filter chain for all bytes.',
    });
    expect(conflicts(topology, 'shop/c').find((each) => each.type === 'same-listener')).toEqual({
      type: 'same-listener',
      with: ['ServiceEntry/shop/b', 'ServiceEntry/bank/a'],
      port: 5432,
      says: 'shop/b and 1 more entry would listen on port 5432 of every address too: istiod drops their parts for this entry’s.',
    });
  });

  it('are no longer those of an entry whose listener is dropped', () => {
    const topology = topologyOf(mesh`${db('a')}${db('b')}`);
    expect(says(topology, 'shop/a', 'whole-port')).toBeDefined();
    expect(conflicts(topology, 'shop/b').map(({ type }) => type)).toEqual(['same-listener']);
  });

  it('go where a VirtualService sends them', () => {
    const routed = `
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: away, namespace: shop }
      spec: { hosts: [db.example.com], tcp: [{ route: [{ destination: { host: other.example.com } }] }] }
      ---`;
    expect(says(topologyOf(mesh`${db('db')}${routed}`), 'shop/db', 'whole-port')).toContain(
      'go where VirtualService shop/away sends them',
    );
  });

  it('without a protocol lose what is no HTTP to the first, and to a protocol whose servers speak first everything', () => {
    const sniffed = (name: string): string => entry({ name, ports: '{ number: 5432, name: db }' });
    expect(says(topologyOf(mesh`${sniffed('a')}${sniffed('b')}`), 'shop/b', 'same-listener')).toContain(
      'istiod drops what is for other bytes than HTTP here.',
    );
    const mysql = entry({ name: 'b', ports: '{ number: 5432, name: db, protocol: MySQL }' });
    expect(says(topologyOf(mesh`${db('a')}${mysql}`), 'shop/b', 'same-listener')).toContain(
      'Servers of MYSQL speak first',
    );
  });

  it('lose to a Service of the cluster at its address', () => {
    const service = `
      apiVersion: v1
      kind: Service
      metadata: { name: db, namespace: shop }
      spec: { clusterIP: 10.0.0.1, ports: [{ port: 5432, protocol: TCP }] }
      ---`;
    const late = db('db', ', resolution: DNS, addresses: [10.0.0.1]', 'shop', '2030-01-01');
    expect(conflicts(topologyOf(mesh`${late}${service}`), 'ServiceEntry/shop/db')).toMatchObject([
      { type: 'same-listener', with: [], port: 5432 },
    ]);
  });

  it('of two entries at one address go to the first by host, TLS as well', () => {
    const at = ', resolution: DNS, addresses: [10.0.0.1, 10.0.0.2/32]';
    const tls = '{ number: 443, name: tls, protocol: TLS }';
    const topology = topologyOf(
      mesh`${entry({ name: 'a', ports: tls, more: at })}${entry({ name: 'b', ports: tls, more: ', resolution: DNS, addresses: [10.0.0.2]' })}`,
    );
    expect(says(topology, 'shop/b', 'same-listener')).toBe(
      'shop/a, which comes first by its host, listens on 10.0.0.2 port 443 too: istiod drops the listener here. a.example.com comes first on 10.0.0.2:443 and has the filter chain for all bytes.',
    );
    const open = topologyOf(mesh`${entry({ name: 'a', ports: tls })}${entry({ name: 'b', ports: tls })}`);
    expect(conflicts(open, 'shop/a')).toEqual([]);
  });

  it('of entries that no client sees both are apart', () => {
    const own = ', resolution: DNS, exportTo: ["."]';
    const topology = topologyOf(mesh`${db('a', own, 'shop')}${db('b', own, 'bank')}`);
    expect(says(topology, 'shop/a', 'same-listener')).toBeUndefined();
  });

  it('lose to an entry that is exported by name, whatever its age', () => {
    const named = ', resolution: DNS, exportTo: [bank, "."]';
    const topology = topologyOf(
      mesh`${db('a', undefined, 'bank', '1990-01-01')}${db('b', named, 'shop', '2021-01-01')}`,
    );
    expect(says(topology, 'bank/a', 'same-listener')).toContain(
      'shop/b, which is exported by name and so comes first, listens',
    );
  });
});

describe('two documents of one entry', () => {
  it('have a card each, and say that one of them is in force', () => {
    const topology = topologyOf(mesh`${entry({ name: 'api' })}${entry({ name: 'api' })}`);
    const cards = topology.nodes.filter((node) => node.type === 'service-entry');
    expect(cards.map((node) => node.id)).toEqual(['ServiceEntry/shop/api', 'ServiceEntry/shop/api#2']);
    expect(conflicts(topology, 'shop/api')).toEqual([
      {
        type: 'same-resource',
        with: ['ServiceEntry/shop/api#2'],
        port: undefined,
        says: 'shop/api stands twice in egress.yaml; only the document applied last is in force.',
      },
    ]);
    expect(conflicts(topology, 'api#2')).toMatchObject([{ type: 'same-resource', with: ['ServiceEntry/shop/api'] }]);
    const ids = [...topology.nodes, ...topology.edges].map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('conflicts that come and go', () => {
  it('change the cards that they are about, and no others', () => {
    const files = (port: number): Readonly<Record<string, string>> => {
      const file = (name: string, number: number): string =>
        `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: ${name}, namespace: shop }\nspec: { hosts: [${name}.example.com], ports: [{ number: ${number}, name: tcp, protocol: TCP }], resolution: DNS }\n`;
      return { 'a.yaml': file('a', 1000), 'b.yaml': file('b', port), 'c.yaml': file('c', 3000) };
    };
    const card = ({ nodes }: Topology, id: string): unknown =>
      nodes.find((node) => node.id === `ServiceEntry/shop/${id}`);
    const before = takeSnapshot(workspaceOf(files(2000)));
    expect(says(topologyOf(before), 'shop/a', 'same-listener')).toBeUndefined();
    const after = takeSnapshot(workspaceOf(files(1000)), before);
    expect(says(topologyOf(after), 'shop/a', 'same-listener')).toBeDefined();
    expect(card(topologyOf(after), 'c')).toBe(card(topologyOf(before), 'c'));
    const back = takeSnapshot(workspaceOf(files(2000)), after);
    expect(says(topologyOf(back), 'shop/a', 'same-listener')).toBeUndefined();
  });
});
