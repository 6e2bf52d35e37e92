import { testRule } from '../../testing/rule-tester';
import { unreadMeshConfig } from './unread-mesh-config';

const configMap = (data: string, namespace = 'istio-system'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: istio\n  namespace: ${namespace}\n${data}`;
const ofRevision = (data: string): string =>
  configMap(data).replace('name: istio', 'name: istio-1-30\n  labels: { istio.io/rev: 1-30 }');
const install = (kind: string, apiVersion: string, spec: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: default }\nspec: ${spec}\n`;
const says = (problem: string): string => `${problem} istiod goes on without it, and so does Fairway.`;

testRule(unreadMeshConfig, {
  valid: [
    configMap('data:\n  mesh: |\n    outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n    rootNamespace:\n'),
    configMap('data:\n  mesh: ""\n'),
    configMap('data:\n  motto: mine\n', 'shop'),
    configMap('data:\n  mesh: 5\n').replace('name: istio', 'name: other'),
    configMap('data:\n  mesh: 5\n').replace('name: istio', 'name: istio-1-30'),
    ofRevision('data:\n  mesh: |\n    rootNamespace: istio-config\n'),
    install('IstioOperator', 'install.istio.io/v1alpha1', '{ meshConfig: { rootNamespace: istio-config } }'),
    install('IstioOperator', 'install.istio.io/v1alpha1', '{ profile: minimal }'),
    install('Istio', 'other.io/v1', '{ values: { meshConfig: [] } }'),
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
      code: ofRevision('data:\n  mesh: |\n    rootNamespace: 5\n'),
      findings: [{ message: says('MeshConfig cannot be decoded: rootNamespace is text, not 5.'), path: 'data.mesh' }],
    },
    {
      code: install(
        'IstioOperator',
        'install.istio.io/v1alpha1',
        '{ meshConfig: { rootNamespace: 5 }, values: { meshConfig: { outboundTrafficPolicy: { mode: ALLOW_ANY } } } }',
      ),
      findings: [
        {
          message:
            'MeshConfig cannot be decoded: rootNamespace is text, not 5. istiod could not read it, so Fairway goes on without it.',
          path: 'spec.meshConfig',
        },
      ],
    },
    {
      code: install('IstioOperator', 'install.istio.io/v1alpha1', '{ meshConfig: { rootNamespace: 5 } }'),
      findings: [
        {
          message:
            'MeshConfig cannot be decoded: rootNamespace is text, not 5. istiod could not read it, so Fairway goes on without it.',
          path: 'spec.meshConfig',
        },
      ],
    },
    {
      code: install('Istio', 'sailoperator.io/v1', '{ values: { meshConfig: [] } }'),
      findings: [
        {
          message: 'MeshConfig must be a YAML mapping. istiod could not read it, so Fairway goes on without it.',
          path: 'spec.values.meshConfig',
        },
      ],
    },
    {
      code: configMap('data:\n  mesh: 5\n'),
      findings: [{ message: says('MeshConfig must be text.'), at: '5' }],
    },
    {
      code: ofRevision('data:\n  meshNetworks: ""\n'),
      findings: [
        {
          message:
            'data has no mesh in the ConfigMap istio-1-30, where istiod reads its MeshConfig: the defaults are in force. Add mesh.',
          at: 'data',
          severity: 'warning',
        },
      ],
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
