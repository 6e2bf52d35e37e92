import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unknownRuleHost } from './unknown-rule-host';

const entry = (key: string, host: string, rest = ''): string =>
  resourceText(`ServiceEntry ${key}`, `hosts: ['${host}']\n${rest}`);
const rule = (host: string, rest = ''): string => resourceText('DestinationRule shop/api', `host: '${host}'\n${rest}`);
const service = resourceText('Service shop/web', 'ports: [{ port: 80 }]');

testRule(unknownRuleHost, {
  valid: [
    bundleOf(entry('infra/api', 'api.example.com'), rule('api.example.com')),
    bundleOf(entry('infra/all', '*.example.com'), rule('*.api.example.com')),
    rule('api'),
    rule('*.local'),
    rule('*'),
    bundleOf(service, rule('web')),
  ],
  invalid: [
    {
      code: rule('api.example.com'),
      findings: [
        {
          message:
            'No ServiceEntry or Service in the files has the host api.example.com. The rule governs nothing; correct the host, or add a ServiceEntry for it.',
          at: "'api.example.com'",
          path: 'spec.host',
          code: 'IST0174',
          ref: 'IST0174',
          layer: 'analyze',
        },
      ],
    },
    {
      code: bundleOf(service, rule('*.local')),
      findings: [
        {
          message:
            'No entry has *.local or a wider wildcard, so istioctl analyze does not know the host. The rule does govern hosts that it covers.',
        },
      ],
    },
    {
      code: bundleOf(entry('infra/api', 'api.example.com', "exportTo: ['.']"), rule('api.example.com')),
      findings: [
        {
          message:
            'ServiceEntry infra/api has api.example.com for infra only, not for shop. The rule governs nothing; export it to shop.',
        },
      ],
    },
    {
      code: bundleOf(
        entry('shop/api', 'api.example.com', "exportTo: ['.']"),
        rule('api.example.com', "exportTo: ['*']"),
      ),
      findings: [
        {
          message:
            'ServiceEntry shop/api has api.example.com for shop only, and istioctl analyze looks in the exportTo of this resource, *. The rule does govern it.',
        },
      ],
    },
    {
      // istiod asks the namespace of the service too, and proxies of web know the host.
      code: bundleOf(entry('shop/api', 'api.example.com', 'exportTo: [web]'), rule('api.example.com')),
      findings: [
        {
          message:
            'ServiceEntry shop/api has api.example.com for web only, not for shop. The rule does govern it there; istioctl analyze alone does not find it.',
        },
      ],
    },
    {
      code: bundleOf(
        entry('shop/api', 'api.example.com'),
        resourceText('DestinationRule shop/exact', 'host: api.example.com\ntrafficPolicy: { tls: { mode: SIMPLE } }'),
        resourceText(
          'DestinationRule istio-system/wide',
          "host: '*.example.com'\ntrafficPolicy: { tls: { mode: SIMPLE } }",
        ),
      ),
      findings: [
        {
          message:
            'No entry has *.example.com or a wider wildcard, so istioctl analyze does not know the host. The rule governs nothing. DestinationRule shop/exact counts: namespace shop is asked first, and rules of several namespaces are not merged.',
        },
      ],
    },
    {
      code: bundleOf(
        entry('shop/api', 'api.example.com'),
        resourceText('DestinationRule other/wide', "host: '*.example.com'"),
        resourceText('EgressDesign shop/d', 'workloads: [{ name: till }]'),
      ),
      findings: [
        {
          message:
            'No entry has *.example.com or a wider wildcard, so istioctl analyze does not know the host. The rule governs nothing. It is in namespace other. istiod asks only default (of the client), shop (of the service) and istio-system (of the mesh).',
        },
      ],
    },
    {
      code: bundleOf(service, resourceText('DestinationRule shop/api', 'subsets: []')),
      findings: [{ message: 'The host is missing. The rule governs nothing; write it.' }],
    },
  ],
});
