import { apiEntry, drawn } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { hostNotImported } from './host-not-imported';

const cart = drawn('http://api.example.com', 'shop/cart');
const sidecar = (hosts: string, more = ''): string =>
  resourceText('Sidecar shop/default', `egress:\n  - hosts: [${hosts}]\n${more}`);

testRule(hostNotImported, {
  valid: [
    bundleOf(apiEntry('shop/api'), sidecar("'./*'"), cart),
    bundleOf(apiEntry('egress/api'), sidecar("'egress/api.example.com'"), cart),
    bundleOf(apiEntry('egress/api'), sidecar("'*/*.example.com'"), cart),
    // Nobody calls it.
    bundleOf(apiEntry('egress/api'), sidecar("'./*'")),
    bundleOf(apiEntry('egress/api'), sidecar("'./*'"), drawn('http://api.example.com', 'web/page')),
    // The sidecar does not get to see the call, whatever is imported.
    bundleOf(
      apiEntry('egress/api'),
      sidecar("'./*'"),
      resourceText(
        'Deployment shop/cart',
        'template: { metadata: { annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: "80" } } }',
      ),
      cart,
    ),
    // A VirtualService that is imported sends there.
    bundleOf(
      apiEntry('egress/api'),
      sidecar("'./*'"),
      resourceText(
        'VirtualService shop/api',
        'hosts: [api.example.com]\nhttp: [{ route: [{ destination: { host: api.example.com, port: { number: 80 } } }] }]',
      ),
      cart,
    ),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('egress/api'), sidecar("'./*'"), cart),
      findings: [
        {
          message:
            'These hosts do not cover api.example.com of ServiceEntry egress/api, so it is unknown to pods in shop: calls leave by their address, without its policy and metrics. Add egress/api.example.com.',
          path: 'spec.egress[0].hosts',
          ref: 'V04',
        },
      ],
      output: bundleOf(apiEntry('egress/api'), sidecar("'./*', 'egress/api.example.com'"), cart),
    },
    {
      code: bundleOf(
        apiEntry('shop/api'),
        sidecar("'egress/*'", 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }'),
        cart,
      ),
      findings: [
        {
          message:
            'These hosts do not cover api.example.com of ServiceEntry shop/api, so it is unknown to pods in shop: calls fail. Add ./api.example.com.',
        },
      ],
      output: bundleOf(
        apiEntry('shop/api'),
        sidecar("'egress/*', './api.example.com'", 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }'),
        cart,
      ),
    },
  ],
});
