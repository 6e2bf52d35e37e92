import { testRule } from '../../testing/rule-tester';
import { unknownKind } from './unknown-kind';

const named = (kind: string, group = 'networking.istio.io'): string =>
  `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata:\n  name: api\nspec:\n  hosts: [api.example.com]\n`;

testRule(unknownKind, {
  valid: [
    named('ServiceEntry'),
    named('EnvoyFilter'),
    named('ProxyConfig'),
    named('RequestAuthentication', 'security.istio.io'),
    named('WasmPlugin', 'extensions.istio.io'),
    named('TrafficExtension', 'extensions.istio.io'),
    named('Anything', 'example.com'),
    named('ServiceEntryList'),
  ],
  invalid: [
    {
      code: named('ServiceEntri'),
      findings: [
        {
          message: 'networking.istio.io has no kind ServiceEntri. Write ServiceEntry.',
          at: 'ServiceEntri',
          path: 'kind',
        },
      ],
      output: named('ServiceEntry'),
    },
    {
      code: named('Serviceentry'),
      findings: [{ message: 'networking.istio.io has no kind Serviceentry. Write ServiceEntry.' }],
      output: named('ServiceEntry'),
    },
    {
      code: named('EgresDesign', 'fairway.dev'),
      findings: [{ message: 'fairway.dev has no kind EgresDesign. Write EgressDesign.', layer: 'design' }],
      output: named('EgressDesign', 'fairway.dev'),
    },
    {
      code: named('5', 'security.istio.io'),
      findings: [
        {
          message:
            'security.istio.io has no kind 5. It has AuthorizationPolicy, PeerAuthentication, RequestAuthentication.',
        },
      ],
    },
  ],
});
