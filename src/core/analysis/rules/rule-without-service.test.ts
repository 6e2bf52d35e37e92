import { apiEntry, apiRule, drawn } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { ruleWithoutService } from './rule-without-service';

const ruleOf = (host: string): string => resourceText('DestinationRule shop/rule', `host: '${host}'`);
const service = (name: string): string =>
  resourceText(`Service ${name}`, 'ports: [{ port: 80, name: http }]\nselector: { app: a }');

testRule(ruleWithoutService, {
  valid: [
    bundleOf(apiEntry('shop/api'), apiRule('shop/api')),
    // Services of the cluster need not be among the files.
    bundleOf(apiEntry('shop/api'), ruleOf('reviews')),
    bundleOf(apiEntry('shop/api'), ruleOf('reviews.shop.svc.cluster.local')),
    bundleOf(apiEntry('shop/api'), ruleOf('*.svc.cluster.local')),
    bundleOf(apiEntry('shop/api'), ruleOf('*')),
    bundleOf(service('other/cart'), ruleOf('reviews')),
    bundleOf(service('shop/reviews'), ruleOf('reviews')),
    bundleOf(service('shop/cart'), ruleOf('reviews')),
    bundleOf(service('shop/cart'), ruleOf('istio-egressgateway')),
    bundleOf(apiEntry('shop/api'), ruleOf('*.example.com')),
    bundleOf(apiEntry('shop/api', 'exportTo: [.]'), apiRule('shop/api'), drawn('http://api.example.com', 'shop/cart')),
    // The part of a wildcard service is another finding.
    bundleOf(
      resourceText(
        'ServiceEntry shop/all',
        "hosts: ['*.example.com']\nports: [{ number: 80, name: http, protocol: HTTP }]",
      ),
      apiRule('shop/api'),
    ),
    // Half of a text may define it.
    `${apiRule('shop/api')}---\napiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: a }\nspec: { hosts: [api`,
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('shop/api'), ruleOf('api.exmaple.com')),
      findings: [
        {
          message:
            'No ServiceEntry and no Service has host api.exmaple.com, so this rule applies to no call. Write api.example.com.',
          at: "'api.exmaple.com'",
          ref: 'V07',
        },
      ],
      output: bundleOf(
        apiEntry('shop/api'),
        ruleOf('api.exmaple.com').replace("'api.exmaple.com'", "'api.example.com'"),
      ),
    },
    {
      code: ruleOf('*.other.org'),
      findings: [
        {
          message:
            'No ServiceEntry and no Service has host *.other.org, so this rule applies to no call. Add a ServiceEntry for it, or write the host of one.',
          path: 'spec.host',
        },
      ],
    },
    {
      code: bundleOf(service('shop/reviews'), ruleOf('reveiws')),
      findings: [
        {
          message:
            'No ServiceEntry and no Service has host reveiws, so this rule applies to no call. Write reviews.shop.svc.cluster.local.',
        },
      ],
      output: bundleOf(
        service('shop/reviews'),
        ruleOf('reveiws').replace("'reveiws'", "'reviews.shop.svc.cluster.local'"),
      ),
    },
    {
      // It is exported to all: the Sidecar keeps it from the only client.
      code: bundleOf(
        apiEntry('shop/api'),
        apiRule('shop/api'),
        resourceText('Sidecar web/default', "egress: [{ hosts: ['./*'] }]"),
        drawn('http://api.example.com', 'web/page'),
      ),
      findings: [
        {
          message:
            'No client and no gateway knows the service of host api.example.com, which Sidecar web/default leaves out, so this rule applies to no call. Add the host to egress.hosts there.',
        },
      ],
    },
    {
      code: bundleOf(
        apiEntry('shop/api', 'exportTo: [.]'),
        apiRule('web/api'),
        drawn('http://api.example.com', 'web/page'),
      ),
      findings: [
        {
          message:
            'No client and no gateway sees the service of host api.example.com, so this rule applies to no call. Export the service to the namespaces that call it.',
        },
      ],
    },
  ],
});
