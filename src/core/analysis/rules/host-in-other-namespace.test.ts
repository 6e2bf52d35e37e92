import { apiEntry, drawn } from '../../testing/rule-fate-cases';
import { bundleOf } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { hostInOtherNamespace } from './host-in-other-namespace';

const url = 'http://api.example.com';

testRule(hostInOtherNamespace, {
  valid: [
    bundleOf(apiEntry('shop/api'), apiEntry('shop/other')),
    bundleOf(apiEntry('shop/api', 'exportTo: [.]'), apiEntry('egress/api', 'exportTo: [.]')),
    bundleOf(
      apiEntry('a/api', 'exportTo: [shop]'),
      apiEntry('b/api', 'exportTo: [web]'),
      drawn(url, 'shop/cart', 'web/page'),
    ),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('a/api'), apiEntry('b/api'), drawn(url, 'shop/cart')),
      findings: [
        {
          message:
            'istiod takes api.example.com from one namespace only: pods in shop get ServiceEntry a/api, without any port or endpoint of this one. Keep one definition, or export each to its own callers.',
          path: 'spec.hosts[0]',
          at: 'api.example.com',
          ref: 'V06',
        },
      ],
    },
    {
      code: bundleOf(apiEntry('shop/api'), apiEntry('egress/api'), drawn(url, 'shop/cart')),
      findings: [
        {
          message:
            'istiod takes api.example.com from one namespace only: pods in shop get ServiceEntry shop/api, without any port or endpoint of this one. Keep one definition, or export each to its own callers.',
          severity: 'info',
        },
      ],
    },
    {
      // Each winner is named with those that get it.
      code: bundleOf(
        apiEntry('a/api'),
        apiEntry('b/api', 'exportTo: [web]'),
        apiEntry('c/api', 'exportTo: [.]'),
        apiEntry('d/api'),
        drawn(url, 'shop/cart', 'web/page'),
      ),
      findings: [
        {
          message:
            'istiod takes api.example.com from one namespace only: pods in web get ServiceEntry b/api, without any port or endpoint of this one. Keep one definition, or export each to its own callers.',
        },
        {
          message:
            'istiod takes api.example.com from one namespace only: pods in shop get ServiceEntry a/api and pods in web get ServiceEntry b/api, without any port or endpoint of this one. Keep one definition, or export each to its own callers.',
        },
      ],
    },
    {
      // Whoever is in neither gets one by age.
      code: bundleOf(apiEntry('a/api'), apiEntry('b/api')),
      findings: [
        {
          message:
            'istiod takes api.example.com from one namespace only: pods in b get ServiceEntry b/api, without any port or endpoint of this one. Keep one definition, or export each to its own callers.',
        },
        {
          message:
            'istiod takes api.example.com from one namespace only: pods in a get ServiceEntry a/api, without any port or endpoint of this one. Keep one definition, or export each to its own callers.',
        },
      ],
    },
  ],
});
