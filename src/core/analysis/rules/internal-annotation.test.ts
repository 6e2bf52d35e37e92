import { testRule } from '../../testing/rule-tester';
import { internalAnnotation } from './internal-annotation';

const gateway = (annotations: string): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: a
    annotations: ${annotations}
  spec:
    hosts: [a.example.com]
`;

testRule(internalAnnotation, {
  valid: [gateway('{ internal.istio.io/other: a }')],
  invalid: [
    {
      code: gateway('{ a: b, internal.istio.io/parents: x, internal.istio.io/parent-namespace: y }'),
      findings: [
        {
          message:
            "internal.istio.io/parents is Istio's own annotation, and istiod refuses every resource that has it. Remove it.",
          at: 'internal.istio.io/parents',
          ref: 'wh-meta-internal',
          code: 'IST0106',
        },
      ],
      output: gateway('{ a: b, internal.istio.io/parent-namespace: y }'),
    },
  ],
});
