import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { withoutEndpoints } from './without-endpoints';

const entry = (rest: string, name = 'a'): string =>
  resourceText(
    `ServiceEntry shop/${name}`,
    `hosts: [a.example.com]\nports: [{ number: 443, name: tls, protocol: TLS }]\n${rest}`,
  );
const selecting = 'workloadSelector: { labels: { app: a } }';
const workload = (app: string, key = 'shop/one'): string =>
  resourceText(`WorkloadEntry ${key}`, `address: 10.0.0.1\nlabels: { app: ${app} }`);

testRule(withoutEndpoints, {
  valid: [
    entry('resolution: STATIC\nendpoints: [{ address: 10.0.0.1 }]'),
    entry('resolution: DNS'),
    entry('resolution: DNS_ROUND_ROBIN'),
    entry('resolution: NONE'),
    bundleOf(entry(`resolution: STATIC\n${selecting}`), workload('a')),
    bundleOf(entry(`resolution: DNS\n${selecting}`), workload('a')),
    // Another entry of the host has some.
    bundleOf(entry('resolution: STATIC'), entry('resolution: STATIC\nendpoints: [{ address: 10.0.0.1 }]', 'b')),
    entry("resolution: STATIC\nexportTo: ['~']"),
    `${entry('resolution: STATIC')}  x: [\n`,
  ],
  invalid: [
    {
      code: entry('resolution: STATIC'),
      findings: [
        {
          message:
            'STATIC looks nothing up and no endpoints are listed, so calls to a.example.com get a closed connection (UH). List endpoints, or use DNS.',
          at: 'STATIC',
          path: 'spec.resolution',
          ref: 'L11',
        },
      ],
    },
    // A rule may send requests to a port of TLS.
    {
      code: bundleOf(
        entry('resolution: STATIC'),
        resourceText(
          'ServiceEntry shop/b',
          'hosts: [b.example.com]\nports: [{ number: 80, name: http, protocol: HTTP }]',
        ),
        resourceText(
          'VirtualService shop/b',
          'hosts: [b.example.com]\nhttp: [{ route: [{ destination: { host: a.example.com, port: { number: 443 } } }] }]',
        ),
      ),
      findings: [
        {
          message:
            'STATIC looks nothing up and no endpoints are listed, so calls to a.example.com get 503 or a closed connection (UH). List endpoints, or use DNS.',
        },
      ],
    },
    {
      code: entry('resolution: STATIC\nendpoints: []'),
      findings: [
        {
          message:
            'STATIC looks nothing up and no endpoints are listed, so calls to a.example.com get a closed connection (UH). List endpoints, or use DNS.',
          path: 'spec.endpoints',
        },
      ],
    },
    {
      code: bundleOf(entry(`resolution: STATIC\n${selecting}`), workload('b')),
      findings: [
        {
          message:
            'No WorkloadEntry or pod of shop in the files has app: a, so calls to a.example.com get a closed connection (UH). Correct the labels, or add the endpoints.',
          path: 'spec.workloadSelector',
          ref: 'L11',
        },
      ],
    },
    {
      code: bundleOf(entry(`resolution: DNS\n${selecting}`), workload('b')),
      findings: [
        {
          message:
            'No WorkloadEntry or pod of shop in the files has app: a, so istiod makes no cluster and calls to a.example.com get a closed connection (NC). Correct the labels, or add the endpoints.',
          path: 'spec.workloadSelector',
          ref: 'L12',
        },
      ],
    },
    // Selectors find nothing in other namespaces, and nothing is drawn in this one.
    {
      code: bundleOf(entry(`resolution: DNS\n${selecting}`), workload('a', 'pay/one')),
      findings: [
        {
          message:
            'No WorkloadEntry or pod of shop in the files has app: a, so istiod makes no cluster and calls to a.example.com get a closed connection (NC). Correct the labels, or add the endpoints.',
          severity: 'info',
        },
      ],
    },
  ],
});
