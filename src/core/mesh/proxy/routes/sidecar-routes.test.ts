import { describe, expect, it } from 'vitest';
import { altHost, goesTo, knownHost, knownServices, routeFrom, routing, sidecar } from '../../../testing/route-fixture';

const toAlt = { hosts: [knownHost], to: altHost };
const unknown = 'foo.default.svc.cluster.local';
const alone = { in: 'default', hosts: [unknown], to: unknown };
const wild = { in: 'default', hosts: ['*.cluster.local'], to: 'wild.example.com' };
const explicit = { in: 'default', hosts: [knownHost], to: 'explicit.example.com' };
const three = [
  { in: 'arbitrary', hosts: [knownHost], to: 'arbitrary.example.com', year: 2019 },
  { in: 'default', hosts: [knownHost], to: 'default.example.com', year: 2020 },
  { in: 'not-default', hosts: [knownHost], to: 'not-default.example.com', year: 2021 },
].map(routing);

// The facts of Istio's pilot/pkg/networking/core/sidecar_simulation_test.go, TestSidecarRoutes.

describe('the rules that a sidecar uses for a host', () => {
  it.each<[string, readonly string[], string, string, string]>([
    ['its own, port 80', [routing({ in: 'default', ...toAlt })], 'default', knownHost, `80 ${altHost}`],
    ['its own, port 8080', [routing({ in: 'default', ...toAlt })], 'default', `${knownHost}:8080`, `8080 ${altHost}`],
    ['no service, port 80', [routing(alone)], 'default', unknown, `80 ${unknown}`],
    ['no service, port 8080', [routing(alone)], 'default', `${unknown}:8080`, 'passthrough'],
    [
      'no service, match 8080',
      [routing({ ...alone, match: '{port: 8080}' })],
      'default',
      `${unknown}:8080`,
      'passthrough',
    ],
    ['no service, to 8080', [routing({ ...alone, port: 8080 })], 'default', `${unknown}:8080`, 'passthrough'],
    ['of the producer', [routing({ in: 'default', ...toAlt })], 'not-default', `${knownHost}:8080`, `8080 ${altHost}`],
    ['of the consumer', [routing({ in: 'not-default', ...toAlt })], 'not-default', knownHost, `80 ${altHost}`],
    ['of a third namespace', [routing({ in: 'arbitrary', ...toAlt })], 'not-default', knownHost, `80 ${altHost}`],
    ['the oldest of three', three, 'not-default', knownHost, '80 arbitrary.example.com'],
    ['the oldest of three, 8080', three, 'not-default', `${knownHost}:8080`, '8080 arbitrary.example.com'],
    [
      'a pattern without services',
      [routing({ in: 'default', hosts: ['*.unknown.example.com'], to: 'arbitrary.example.com' })],
      'default',
      'a.unknown.example.com',
      '80 arbitrary.example.com',
    ],
    [
      'beside such a pattern',
      [routing({ in: 'default', hosts: ['*.unknown.example.com'], to: 'arbitrary.example.com' })],
      'default',
      knownHost,
      `80 ${knownHost}`,
    ],
    [
      'a pattern, with a Sidecar',
      [routing(wild), sidecar('default', '*/*.cluster.local')],
      'default',
      altHost,
      '80 wild.example.com',
    ],
    ['no service below a pattern of services', [routing(wild)], 'default', 'x.cluster.local', 'passthrough'],
    [
      'the name before an older pattern',
      [routing({ ...wild, year: 2019 }), routing({ ...explicit, year: 2021 })],
      'default',
      knownHost,
      '80 explicit.example.com',
    ],
    [
      'the pattern beside it',
      [routing({ ...wild, year: 2019 }), routing({ ...explicit, year: 2021 })],
      'default',
      altHost,
      '80 wild.example.com',
    ],
    [
      'the name before a newer pattern',
      [routing({ ...wild, year: 2021 }), routing({ ...explicit, year: 2019 })],
      'default',
      knownHost,
      '80 explicit.example.com',
    ],
    [
      'a pattern that is not imported by its name',
      [routing(wild), sidecar('default', `default/${knownHost}`, `default/${altHost}`)],
      'default',
      altHost,
      '80 wild.example.com',
    ],
    [
      'not a pattern of a namespace that is not imported',
      [routing({ ...wild, in: 'not-default' }), sidecar('default', `default/${knownHost}`, `default/${altHost}`)],
      'default',
      altHost,
      `80 ${altHost}`,
    ],
    [
      'a pattern of another namespace',
      [routing({ ...wild, in: 'not-default' })],
      'default',
      altHost,
      '80 wild.example.com',
    ],
    [
      'a name below a pattern, both without services',
      [
        routing({ in: 'default', hosts: ['*.tld'], to: 'wild.example.com', year: 2019 }),
        routing({ in: 'default', hosts: ['example.tld'], to: 'explicit.example.com', year: 2021 }),
      ],
      'default',
      'example.tld',
      '80 explicit.example.com',
    ],
    [
      'a name that a pattern imports',
      [
        routing({ in: 'default', hosts: ['arbitrary.svc.cluster.local'], to: 'x.com' }),
        sidecar('default', '*/*.cluster.local'),
      ],
      'default',
      'arbitrary.svc.cluster.local',
      '80 x.com',
    ],
    [
      'a pattern that a name imports',
      [routing(wild), sidecar('default', `*/${knownHost}`)],
      'default',
      knownHost,
      '80 wild.example.com',
    ],
    [
      'what is not imported',
      [
        routing({ in: 'default', hosts: ['*.example.org'], to: 'arbitrary.example.com' }),
        sidecar('default', '*/explicit.example.org', `*/${altHost}`),
      ],
      'default',
      knownHost,
      'passthrough',
    ],
    [
      'a pattern without services that a name imports',
      [
        routing({ in: 'default', hosts: ['*.example.org'], to: 'arbitrary.example.com' }),
        sidecar('default', '*/explicit.example.org', `*/${altHost}`),
      ],
      'default',
      'b.example.org',
      '80 arbitrary.example.com',
    ],
    [
      'a pattern over services that are not imported',
      [
        routing({ in: 'not-default', hosts: ['*.default.svc.cluster.local'], to: 'arbitrary.example.com' }),
        sidecar(
          'not-default',
          'not-default/*.default.svc.cluster.local',
          'not-default/not-default.not-default.svc.cluster.local',
        ),
      ],
      'not-default',
      knownHost,
      '80 arbitrary.example.com',
    ],
    [
      'the older in one namespace',
      [
        routing({ in: 'default', hosts: [knownHost], to: 'old.example.com', year: 2019 }),
        routing({ in: 'default', hosts: [knownHost], to: 'new.example.com', year: 2021 }),
      ],
      'default',
      knownHost,
      '80 old.example.com',
    ],
    [
      'the older of another namespace',
      [
        routing({ in: 'not-default', hosts: [knownHost], to: 'producer.example.com', year: 2019 }),
        routing({ in: 'default', hosts: [knownHost], to: 'consumer.example.com', year: 2021 }),
      ],
      'default',
      knownHost,
      '80 producer.example.com',
    ],
    [
      'hosts that are not imported, with one that is',
      [
        routing({ in: 'default', hosts: [knownHost, altHost], to: 'example.com' }),
        sidecar('default', `*/${knownHost}`),
      ],
      'default',
      altHost,
      '80 example.com',
    ],
    [
      'the private before the older',
      [
        routing({ in: 'arbitrary', hosts: [knownHost], to: 'old.com', year: 2019 }),
        routing({ in: 'default', hosts: [knownHost], to: 'own.com', year: 2021, exportTo: '.' }),
      ],
      'default',
      knownHost,
      '80 own.com',
    ],
    [
      'the exported by name before the older',
      [
        routing({ in: 'arbitrary', hosts: [knownHost], to: 'old.com', year: 2019 }),
        routing({ in: 'other', hosts: [knownHost], to: 'named.com', year: 2021, exportTo: 'default' }),
      ],
      'default',
      knownHost,
      '80 named.com',
    ],
    [
      'the first that has a rule for the port',
      [
        routing({ in: 'default', hosts: [knownHost], to: 'old.com', year: 2019, match: '{port: 8080}' }),
        routing({ in: 'default', hosts: [knownHost], to: 'new.com', year: 2021 }),
      ],
      'default',
      knownHost,
      '80 new.com',
    ],
    [
      'none where the name has no rule for the port, whatever pattern there is',
      [routing({ ...explicit, match: '{port: 8080}' }), routing(wild)],
      'default',
      knownHost,
      `80 ${knownHost}`,
    ],
  ])('%s', (_, documents, namespace, host, expected) => {
    expect(goesTo(routeFrom([knownServices, ...documents], namespace, `http://${host}/`))).toBe(expected);
  });

  it('of a VirtualService with several hosts reach those that are no services on the port of another one', () => {
    const documents = [knownServices, routing({ in: 'default', hosts: [knownHost, 'bar.example'], to: 'x.com' })];
    expect(goesTo(routeFrom(documents, 'default', 'http://bar.example:8080/'))).toBe('8080 x.com');
  });
});
