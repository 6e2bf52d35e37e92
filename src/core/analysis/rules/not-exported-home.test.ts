import { apiEntry, apiRule, drawn } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { notExportedHome } from './not-exported-home';

const home = drawn('http://api.example.com', 'egress/job');
const sending = resourceText(
  'VirtualService egress/front',
  'hosts: [front.example.com]\nhttp: [{ route: [{ destination: { host: api.example.com, port: { number: 80 } } }] }]',
);

testRule(notExportedHome, {
  valid: [
    bundleOf(apiEntry('egress/api', "exportTo: ['.', shop]"), home),
    bundleOf(apiEntry('egress/api', 'exportTo: [egress, shop]'), home),
    bundleOf(apiEntry('egress/api'), home),
    bundleOf(apiEntry('egress/api', "exportTo: ['*', shop]"), home),
    // No pods are beside it.
    bundleOf(apiEntry('egress/api', 'exportTo: [shop]'), drawn('http://api.example.com', 'shop/cart')),
  ],
  invalid: [
    {
      // Its sidecars have the cluster by the VirtualService, and no listener of their own for the host.
      code: bundleOf(apiEntry('egress/api', 'exportTo: [shop]'), sending, home),
      findings: [
        {
          message:
            'Pods in egress that call api.example.com see this ServiceEntry only where a VirtualService sends there: exportTo names shop and not their namespace. Add "." to the list.',
        },
      ],
      output: bundleOf(apiEntry('egress/api', 'exportTo: [shop, "."]'), sending, home),
    },
    {
      code: bundleOf(apiEntry('egress/api', 'exportTo: [shop]'), home),
      findings: [
        {
          message:
            'Pods in egress that call api.example.com do not see this ServiceEntry: exportTo names shop and not their namespace. Add "." to the list.',
          path: 'spec.exportTo',
          ref: 'V02',
        },
      ],
      output: bundleOf(apiEntry('egress/api', 'exportTo: [shop, "."]'), home),
    },
    {
      code: bundleOf(apiEntry('egress/api'), apiRule('egress/api', 'exportTo: [shop]')),
      findings: [
        {
          message:
            'Pods in egress do not see this DestinationRule: exportTo names shop and not its own namespace. Add "." if that is not intended.',
          severity: 'info',
        },
      ],
      output: bundleOf(apiEntry('egress/api'), apiRule('egress/api', 'exportTo: [shop, "."]')),
    },
  ],
});
