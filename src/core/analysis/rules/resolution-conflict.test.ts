import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { resolutionConflict } from './resolution-conflict';

const wildcard = (rest: string): string =>
  entry(`    resolution: DYNAMIC_DNS\n${rest}`).replace('[api.example.com]', "['*.example.com']");

testRule(resolutionConflict, {
  valid: [
    entry('    addresses: [10.0.0.0/8]\n'),
    entry('    resolution: STATIC\n    addresses: [10.0.0.0/8]\n    endpoints: [{ address: 10.0.0.1 }]\n'),
    entry('    resolution: DNS_ROUND_ROBIN\n    endpoints: [{ address: a.example.com }]\n'),
    entry('    resolution: STATIC\n'),
    wildcard('    location: MESH_INTERNAL\n    ports: [{ number: 80, name: http, protocol: http2 }]\n'),
  ],
  invalid: [
    {
      code: entry('    endpoints: [{ address: 10.0.0.1 }]\n'),
      findings: [
        {
          message:
            'The API server refuses endpoints with resolution NONE, which is meant when it is unset, for Envoy dials what the app dialled. Remove them, or use STATIC or DNS.',
          at: 'endpoints',
          ref: 'crd-se-none-endpoints',
        },
      ],
    },
    {
      code: entry('    resolution: NONE\n    endpoints: []\n'),
      findings: [
        {
          message:
            'The API server refuses endpoints with resolution NONE, for Envoy dials what the app dialled. Remove them, or use STATIC or DNS.',
        },
      ],
    },
    {
      code: entry(
        '    resolution: DNS_ROUND_ROBIN\n    addresses: [10.0.0.1, 10.0.0.0/8]\n    endpoints: [{ address: a }, { address: b }]\n',
      ),
      findings: [
        {
          message:
            'CIDRs need resolution NONE or STATIC; the API server refuses 10.0.0.0/8 with DNS_ROUND_ROBIN. List single addresses, or change resolution.',
          at: '10.0.0.0/8',
          ref: 'crd-se-cidr',
        },
        {
          message: 'DNS_ROUND_ROBIN takes at most one endpoint; the API server refuses 2. Use DNS, or keep one.',
          ref: 'crd-se-dnsrr-endpoints',
        },
      ],
    },
    {
      code: entry('    resolution: STATIC\n    endpoints: [{ address: db.example.com }]\n'),
      findings: [
        {
          message:
            'STATIC needs an IP or unix://, and istiod refuses the name db.example.com. Use DNS, or write its IP.',
          at: 'db.example.com',
          ref: 'wh-we-address-ip',
        },
      ],
    },
    {
      code: entry('    resolution: DYNAMIC_DNS\n    ports: [{ number: 443, name: tls, protocol: HTTPS }]\n'),
      findings: [
        {
          message: 'DYNAMIC_DNS needs a wildcard, and istiod refuses api.example.com. Use DNS for it.',
          at: 'api.example.com',
          ref: 'wh-se-ddns-wildcard',
        },
        {
          message:
            'DYNAMIC_DNS takes HTTP, HTTP2, GRPC, TLS ports, and istiod refuses HTTPS. TLS is what to write for HTTPS.',
          at: 'HTTPS',
          ref: 'wh-se-ddns-protocol',
        },
      ],
    },
    {
      code: entry('    workloadSelector: { labels: { app: a } }\n'),
      findings: [
        {
          message: 'NONE ignores selected workloads: Envoy dials the address that the app dialled.',
          at: 'workloadSelector',
          ref: 'wh-se-none-selector',
          severity: 'warning',
          layer: 'webhook',
          code: 'IST0133',
        },
      ],
    },
    {
      code: wildcard('    ports: [{ number: 443, name: https, protocol: HTTPS }] # theirs\n'),
      findings: [
        {
          message:
            'DYNAMIC_DNS takes HTTP, HTTP2, GRPC, TLS ports, and istiod refuses HTTPS. TLS is what to write for HTTPS.',
          layer: 'webhook',
          code: 'IST0106',
        },
      ],
      output: wildcard('    ports: [{ number: 443, name: https, protocol: TLS }] # theirs\n'),
    },
    {
      code: wildcard('    location: MESH_INTERNAL\n').replace(
        'name: api\n',
        'name: api\n    labels: { istio.io/use-waypoint: egress }\n',
      ),
      findings: [
        {
          message:
            'A waypoint cannot serve DYNAMIC_DNS inside the mesh, and istiod refuses egress with it. Remove the label, or use MESH_EXTERNAL.',
          at: 'egress',
          ref: 'wh-se-ddns-waypoint',
        },
      ],
    },
    {
      code: entry('    resolution: DNS\n    endpoints: [{ network: far }]\n'),
      findings: [
        {
          message:
            'DNS needs an IP or a name, and istiod refuses an endpoint that has a network alone. Give it an address, or use STATIC.',
          at: 'far',
          ref: 'wh-se-dns-ep-address',
        },
      ],
    },
  ],
});
