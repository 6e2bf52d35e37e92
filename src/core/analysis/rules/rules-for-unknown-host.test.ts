import { bundleOf, resourceText } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { rulesForUnknownHost } from './rules-for-unknown-host';

const to = 'http:\n  - route: [{ destination: { host: api.example.com } }]\n';
const entry = entryText('api.example.com', ['8080 HTTP']);
const message = (host: string, where = ''): string =>
  `Sidecars ignore these routes${where} and treat such calls as calls to an unknown host: no ServiceEntry or Service has ${host}. Add a ServiceEntry for ${host}.`;
const design = (url: string): string =>
  resourceText('EgressDesign shop/design', `workloads: [{ name: cart, calls: [{ url: '${url}' }] }]`);

testRule(rulesForUnknownHost, {
  valid: [
    bundleOf(entry, routesText('api.example.com', to)),
    // An HTTP listener on port 80 has the rules.
    bundleOf(entryText('api.example.com', ['80 HTTP']), routesText('www.example.com', to)),
    // Another host of it has HTTP on the port.
    bundleOf(entry, routesText('www.example.com api.example.com', to)),
    bundleOf(entryText('*.example.com', ['8080 HTTP']), routesText('www.example.com', to)),
    routesText('reviews', to),
    routesText('reviews.shop.svc.cluster.local', to),
    bundleOf(entry, routesText('www.example.com', `gateways: [egress]\n${to}`)),
  ],
  invalid: [
    {
      code: bundleOf(entry, routesText('www.example.com', to)),
      findings: [{ message: message('www.example.com'), path: 'spec.hosts[0]', ref: 'R03' }],
    },
    {
      code: bundleOf(
        entry,
        routesText(
          'www.example.com',
          'tls:\n  - match: [{ sniHosts: [www.example.com] }]\n    route: [{ destination: { host: api.example.com } }]\n',
        ),
      ),
      findings: [{ message: message('www.example.com') }],
    },
    {
      code: bundleOf(
        entryText('api.example.com', ['80 HTTP']),
        routesText('www.example.com', to),
        design('http://www.example.com:8080/'),
      ),
      findings: [{ message: message('www.example.com', ' on port 8080') }],
    },
  ],
});
