import { testRule } from '../../testing/rule-tester';
import { misplacedAnnotation } from './misplaced-annotation';

testRule(misplacedAnnotation, {
  valid: [
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a, annotations: { proxy.istio.io/config: "{}" } }\n',
    'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: a, annotations: { proxy.istio.io/config: "{}" } }\n',
    'apiVersion: v1\nkind: Service\nmetadata: { name: a, annotations: { galley.istio.io/analyze-suppress: IST0118 } }\n',
  ],
  invalid: [
    {
      code: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: staging, annotations: { kubernetes.io/ingress.class: foo } }\n',
      findings: [
        {
          message:
            'kubernetes.io/ingress.class is read only on Ingress, and does nothing on a Namespace. Move it there, or remove it.',
          at: 'kubernetes.io/ingress.class',
          code: 'IST0107',
          ref: 'IST0107',
        },
      ],
    },
    {
      code: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: fortio
          annotations:
            team: mesh
            # nobody needs the port
            traffic.sidecar.istio.io/excludeOutboundPorts: "5432"
        spec:
          template:
            metadata:
              labels:
                app: fortio
            spec: {}
        `,
      findings: [
        {
          message:
            'traffic.sidecar.istio.io/excludeOutboundPorts is read only on Pod, and does nothing on a Deployment. Move it to the pod template.',
        },
      ],
      output: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: fortio
          annotations:
            team: mesh
        spec:
          template:
            metadata:
              labels:
                app: fortio
              annotations:
                # nobody needs the port
                traffic.sidecar.istio.io/excludeOutboundPorts: "5432"
            spec: {}
        `,
    },
  ],
});
