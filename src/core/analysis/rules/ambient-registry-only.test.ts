import { ambientCart, ambientMesh, correctAmbient, entry, sidecarCart } from '../../testing/ambient-cases';
import { bundle, correctGateways, document } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { ambientRegistryOnly } from './ambient-registry-only';

testRule(ambientRegistryOnly, {
  valid: [
    ...correctAmbient,
    ...correctGateways,
    bundle(ambientMesh(', outboundTrafficPolicy: ALLOW_ANY'), entry()),
    bundle(
      ambientMesh(', outboundTrafficPolicy: REGISTRY_ONLY').replace('dataPlane: ambient', 'dataPlane: sidecar'),
      entry(),
    ),
    bundle(sidecarCart, document('Sidecar shop/default', 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }')),
    bundle(ambientCart, document('Sidecar other/default', 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }')),
  ],
  invalid: [
    {
      code: bundle(ambientMesh(', outboundTrafficPolicy: REGISTRY_ONLY'), entry()),
      findings: [
        {
          message:
            'REGISTRY_ONLY stops no calls in ambient mode: ztunnel passes unknown destinations on. Close the way out with a NetworkPolicy.',
          path: 'spec.mesh.outboundTrafficPolicy',
          ref: 'A03',
        },
      ],
    },
    {
      code: bundle(ambientCart, document('Sidecar shop/default', 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }')),
      findings: [
        {
          message:
            'REGISTRY_ONLY stops no calls in ambient mode: ztunnel passes unknown destinations on. Close the way out with a NetworkPolicy.',
          path: 'spec.outboundTrafficPolicy.mode',
          ref: 'A03',
        },
      ],
    },
    {
      code: bundle(
        ambientCart,
        'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata: { name: i }\nspec: { meshConfig: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } } }\n',
      ),
      findings: [
        {
          message:
            'REGISTRY_ONLY stops no calls in ambient mode: ztunnel passes unknown destinations on. Close the way out with a NetworkPolicy.',
          path: 'spec.meshConfig',
          ref: 'A03',
        },
      ],
    },
    // Both count, and one of them states it.
    {
      code: bundle(
        ambientCart,
        'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata: { name: i }\nspec: { meshConfig: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } }, values: { meshConfig: { rootNamespace: istio-config } } }\n',
      ),
      findings: [
        {
          message:
            'REGISTRY_ONLY stops no calls in ambient mode: ztunnel passes unknown destinations on. Close the way out with a NetworkPolicy.',
          path: 'spec.meshConfig',
        },
      ],
    },
    {
      code: bundle(
        ambientCart,
        'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata: { name: i }\nspec: { meshConfig: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } } }\n',
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\ndata: { mesh: "outboundTrafficPolicy: { mode: REGISTRY_ONLY }" }\n',
      ),
      findings: [
        {
          message:
            'REGISTRY_ONLY stops no calls in ambient mode: ztunnel passes unknown destinations on. Close the way out with a NetworkPolicy.',
          path: 'data.mesh',
          ref: 'A03',
        },
      ],
    },
  ],
});
