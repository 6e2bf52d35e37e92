import { entry, rule, virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { repeatedEntry } from './repeated-entry';

testRule(repeatedEntry, {
  valid: [
    entry(
      '    resolution: STATIC\n    endpoints:\n      - address: 10.0.0.1\n        ports: { http: 8080 }\n      - address: 10.0.0.1\n        ports: { http: 8081 }\n',
    ),
    rule(
      '      portLevelSettings:\n        - { port: { number: 80 }, tls: {} }\n        - { port: { number: 81 }, tls: {} }\n',
    ),
  ],
  invalid: [
    {
      code: entry(
        '    addresses:\n      - 10.0.0.1 # first\n      - 10.0.0.1\n    resolution: STATIC\n    subjectAltNames: [a, b, a]\n    endpoints: [{ address: 10.0.0.1, weight: 1 }, { weight: 1, address: 10.0.0.1 }]\n',
      ).replace('[api.', '[API.example.com, api.'),
      findings: [
        {
          message: 'addresses[1] repeats addresses[0], 10.0.0.1, and adds nothing. Remove one.',
          at: '10.0.0.1',
          ref: 'wh-se-unchecked',
          layer: 'runtime',
          code: null,
        },
        { message: 'subjectAltNames[2] repeats subjectAltNames[0], a, and adds nothing. Remove one.', at: 'a' },
        { message: 'endpoints[1] repeats endpoints[0] and adds nothing. Remove one.', path: 'spec.endpoints[1]' },
      ],
      output: entry(
        '    addresses:\n      - 10.0.0.1 # first\n    resolution: STATIC\n    subjectAltNames: [a, b, a]\n    endpoints: [{ address: 10.0.0.1, weight: 1 }, { weight: 1, address: 10.0.0.1 }]\n',
      ).replace('[api.', '[API.example.com, api.'),
    },
    {
      // What has a comment of its own is left to its author.
      code: entry('    resolution: NONE\n    hosts:\n      - a.example.com\n      - a.example.com # again\n').replace(
        '    hosts: [api.example.com]\n',
        '',
      ),
      findings: [{ message: 'hosts[1] repeats hosts[0], a.example.com, and adds nothing. Remove one.' }],
    },
    {
      code: rule(
        '      portLevelSettings:\n        - port: { number: 80 }\n          tls: {}\n        - port: { number: 80 }\n          loadBalancer: { simple: RANDOM }\n',
      ),
      findings: [
        {
          message: 'portLevelSettings[1] has the port of portLevelSettings[0], and only the first counts. Join them.',
          at: 'port',
          ref: 'wh-dr-unchecked',
          severity: 'warning',
        },
      ],
    },
    {
      code: virtualService(
        '    gateways: [mesh, mesh]\n    http:\n      - route: [{ destination: { host: api.example.com } }]\n',
      ),
      findings: [
        { message: 'gateways[1] repeats gateways[0], mesh, and adds nothing. Remove one.', at: 'mesh', ref: null },
      ],
      output: virtualService(
        '    gateways: [mesh]\n    http:\n      - route: [{ destination: { host: api.example.com } }]\n',
      ),
    },
    {
      code: `
  apiVersion: security.istio.io/v1
  kind: AuthorizationPolicy
  metadata:
    name: a
  spec:
    rules:
      - to: [{ operation: { methods: [GET, GET] } }]
`,
      findings: [{ message: 'methods[1] repeats methods[0], GET, and adds nothing. Remove one.' }],
      output: `
  apiVersion: security.istio.io/v1
  kind: AuthorizationPolicy
  metadata:
    name: a
  spec:
    rules:
      - to: [{ operation: { methods: [GET] } }]
`,
    },
  ],
});
