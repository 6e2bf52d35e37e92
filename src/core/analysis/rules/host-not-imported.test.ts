import { apiEntry, drawn } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { hostNotImported } from './host-not-imported';

const cart = drawn('http://api.example.com', 'shop/cart');
const sidecar = (hosts: string, more = ''): string =>
  resourceText('Sidecar shop/default', `egress:\n  - hosts: [${hosts}]\n${more}`);
const design = (istio: string): string =>
  cart.replace('spec:', `spec:\n  mesh: { istioVersion: '${istio}', outboundTrafficPolicy: REGISTRY_ONLY }`);

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
      // Since 1.31 the list takes hosts out too.
      code: bundleOf(apiEntry('egress/api'), sidecar("'*/*', '~egress/api.example.com'"), design('1.31')),
      findings: [
        {
          message:
            '~egress/api.example.com takes api.example.com of ServiceEntry egress/api out of these hosts, so it is unknown to pods in shop: calls fail. Remove it.',
        },
      ],
      fixes: ['Remove ~egress/api.example.com'],
      output: bundleOf(apiEntry('egress/api'), sidecar("'*/*'"), design('1.31')),
    },
    {
      code: bundleOf(apiEntry('egress/api'), sidecar("'./*', '~egress/*', '~*/api.example.com'"), design('1.31')),
      findings: [
        {
          message:
            '~egress/* and ~*/api.example.com take api.example.com of ServiceEntry egress/api out of these hosts, so it is unknown to pods in shop: calls fail. Remove them, and add egress/api.example.com.',
        },
      ],
      fixes: ['Remove ~egress/* and ~*/api.example.com, and import egress/api.example.com'],
      output: bundleOf(apiEntry('egress/api'), sidecar("'./*', 'egress/api.example.com'"), design('1.31')),
    },
    {
      // An exact import does not cover a pattern.
      code: bundleOf(
        apiEntry('egress/api').replace('hosts: [api.example.com]', "hosts: ['*.example.com']"),
        sidecar("'*/api.example.com'"),
        design('1.30'),
      ),
      findings: [
        {
          message:
            'These hosts do not cover *.example.com of ServiceEntry egress/api, so api.example.com is unknown to pods in shop: calls fail. Add egress/*.example.com.',
        },
      ],
      fixes: ['Import egress/*.example.com'],
    },
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
