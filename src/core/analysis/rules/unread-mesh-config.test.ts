import { testRule } from '../../testing/rule-tester';
import { unreadMeshConfig } from './unread-mesh-config';

const configMap = (data: string, namespace = 'istio-system'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: istio\n  namespace: ${namespace}\n${data}`;
const says = (problem: string): string => `${problem} istiod goes on without it, and so does Fairway.`;

testRule(unreadMeshConfig, {
  valid: [
    configMap('data:\n  mesh: |\n    outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n    rootNamespace:\n'),
    configMap('data:\n  mesh: ""\n'),
    configMap('data:\n  motto: mine\n', 'shop'),
    configMap('data:\n  mesh: 5\n').replace('name: istio', 'name: other'),
  ],
  invalid: [
    {
      code: configMap('data:\n  mesh: |\n    outboundTrafficPolicy: [\n'),
      findings: [
        {
          message: says(
            'MeshConfig cannot be read as YAML: A bracket is opened and not closed before the text goes back to the left. Close it.',
          ),
          path: 'data.mesh',
          layer: 'runtime',
        },
      ],
    },
    {
      code: configMap('data:\n  mesh: |\n    outboundTrafficPolicy: { mode: REGISTRY }\n'),
      findings: [
        {
          message: says(
            'MeshConfig cannot be decoded: outboundTrafficPolicy.mode is one of REGISTRY_ONLY, ALLOW_ANY, ALLOW_ANY_DYNAMIC_DNS, not REGISTRY.',
          ),
        },
      ],
    },
    {
      code: configMap('data:\n  mesh: 5\n'),
      findings: [{ message: says('MeshConfig must be text.'), at: '5' }],
    },
    {
      code: configMap('data:\n  meshNetworks: ""\n'),
      findings: [
        {
          message:
            'data has no mesh in the ConfigMap istio, where istiod reads its MeshConfig: the defaults are in force. Add mesh.',
          at: 'data',
          severity: 'warning',
        },
      ],
    },
    {
      code: configMap('data:\n  mesh:\n'),
      findings: [
        {
          message:
            'mesh has no value in the ConfigMap istio, where istiod reads its MeshConfig: the defaults are in force. Add mesh.',
          at: 'mesh',
          severity: 'warning',
        },
      ],
    },
    {
      code: configMap(''),
      findings: [
        {
          message:
            'data has no mesh in the ConfigMap istio, where istiod reads its MeshConfig: the defaults are in force. Add mesh.',
          at: 'istio',
          severity: 'warning',
        },
      ],
    },
  ],
});
