import { expect, it } from 'vitest';
import { readGateways } from './gateway-ref';

const name = 'is the name of a Gateway, or namespace/name';
const both = 'is a namespace and a name with / between them';

it.each([
  [[], []],
  [['mesh'], []],
  [['istio-system/egress', 'mesh'], []],
  [['b@dgateway'], [{ index: 0, asked: name }]],
  [[''], [{ index: 0, asked: name }]],
  [['ns1/*'], [{ index: 0, asked: 'is a namespace and a name, and the name is letters, digits and -' }]],
  [['*/gateway'], [{ index: 0, asked: 'is a namespace and a name, and the namespace is letters, digits and -' }]],
  [['./gateway'], [{ index: 0, asked: 'is a namespace and a name, and the namespace is letters, digits and -' }]],
  [['/gateway', 'ns/'], [0, 1].map((index) => ({ index, asked: both }))],
  [['ns/a/b'], [{ index: 0, asked: 'is a namespace and a name, and the name is letters, digits and -' }]],
  [['egress.infra.svc.cluster.local'], [{ index: 0, today: 'infra/egress' }]],
  [['egress.infra'], [{ index: 0, today: 'infra/egress' }]],
  [['egress.'], [{ index: 0 }]],
  // What follows a name without a slash is not looked at.
  [['mesh', '*/gateway', 'a.b'], []],
  [['ns/gateway', 'a.b', 'b@d'], [{ index: 1, today: 'b/a' }]],
])('reads %j', (names, notes) => expect(readGateways(names)).toEqual(notes));
