import { bundleOf, resourceText } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { routeToNowhere } from './route-to-nowhere';

const rule = (host: string, more = '', head = ''): string =>
  routesText('api.example.com', `${head}http:\n  - route:\n      - destination: { host: ${host}${more} }\n`);
const entry = entryText('api.example.com', ['80 HTTP', '443 HTTPS']);
const subsets = resourceText(
  'DestinationRule shop/api',
  'host: api.example.com\nsubsets: [{ name: v1, labels: { version: v1 } }]',
);
const labelled = entryText(
  'api.example.com',
  ['80 HTTP'],
  'resolution: STATIC\nendpoints: [{ address: 192.0.2.1, labels: { version: v1 } }]',
);

testRule(routeToNowhere, {
  valid: [
    bundleOf(entry, rule('api.example.com')),
    bundleOf(entry, rule('api.example.com', ', port: { number: 443 }')),
    bundleOf(labelled, subsets, rule('api.example.com', ', subset: v1')),
    // A name of the cluster may be that of a Service which is not among the files.
    bundleOf(entry, rule('proxy.tools.svc.cluster.local')),
    bundleOf(entry, rule('proxy')),
    // Nobody knows the host of the rules, so nobody is sent anywhere.
    rule('other.example.com'),
    bundleOf(entry, entryText('other.example.com', ['80 HTTP']), rule('other.example.com')),
  ],
  invalid: [
    {
      code: bundleOf(entry, rule('other.example.com')),
      findings: [
        {
          message:
            'Calls get 503. The client knows no service other.example.com: no ServiceEntry or Service of that name is visible to it. Add a ServiceEntry for other.example.com, export it to the client, or name another host.',
          path: 'spec.http[0].route[0].destination.host',
          ref: 'R12',
        },
      ],
    },
    {
      code: bundleOf(entry, rule('api.example.com', ', port: { number: 8080 }')),
      findings: [
        {
          message: 'Calls get 503. api.example.com has no port 8080, only 80, 443. Name a port that the service has.',
          path: 'spec.http[0].route[0].destination.port.number',
        },
      ],
    },
    {
      code: bundleOf(labelled, subsets, rule('api.example.com', ', subset: v2')),
      findings: [
        {
          message:
            'Calls get 503. DestinationRule shop/api applies to api.example.com here and defines no subset v2, so there is no cluster for it. Define the subset in the DestinationRule that is in force, or remove it here.',
          path: 'spec.http[0].route[0].destination.subset',
        },
      ],
    },
    {
      // A Sidecar that does not import the host gets it by the route, as far as it has the port.
      code: bundleOf(
        entry,
        entryText('other.example.com', ['80 HTTP', '8080 HTTP'], 'resolution: DNS', 'infra/other'),
        resourceText('Sidecar shop/default', "egress: [{ hosts: ['./*'] }]"),
        rule('other.example.com', ', port: { number: 9090 }'),
      ),
      findings: [
        {
          message:
            'Calls get 503. other.example.com has no port 9090, only 80, 8080. Name a port that the service has.',
          path: 'spec.http[0].route[0].destination.port.number',
        },
      ],
    },
    {
      // On a sidecar the port that is called is meant, also where the service has another one only.
      code: bundleOf(entry, entryText('other.example.com', ['8080 HTTP']), rule('other.example.com')),
      findings: [
        {
          message:
            'Calls get 503. Calls come to port 80, and other.example.com has only 8080. Name a port that the service has.',
          path: 'spec.http[0].route[0].destination',
        },
      ],
    },
    {
      code: bundleOf(
        entry,
        entryText('other.example.com', ['80 HTTP'], "resolution: DNS\nexportTo: ['.']"),
        resourceText(
          'ServiceEntry pay/log',
          'hosts: [log.example.com]\nresolution: DNS\nports: [{ number: 9000, name: http, protocol: HTTP }]',
        ),
        rule('other.example.com'),
      ),
      findings: [
        {
          message:
            'Calls of pods in pay get 503. ServiceEntry shop/other.example.com has other.example.com, and is not exported to pay. Add pay to its exportTo, or name another host.',
        },
      ],
    },
  ],
});
