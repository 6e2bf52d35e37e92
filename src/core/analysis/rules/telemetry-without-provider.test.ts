import { testRule } from '../../testing/rule-tester';
import { telemetryWithoutProvider } from './telemetry-without-provider';

const telemetry = (logging: string): string => `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: mesh-default, namespace: istio-system }
spec:
  accessLogging: [${logging}]
`;

const meshConfig =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\ndata:\n  mesh: "defaultProviders: { accessLogging: [envoy] }"\n';

testRule(telemetryWithoutProvider, {
  valid: [
    telemetry('{ providers: [{ name: envoy }] }'),
    telemetry('{ disabled: true }'),
    telemetry(''),
    telemetry('7, null'),
    { 'a.yaml': telemetry('{}'), 'b.yaml': meshConfig },
  ],
  invalid: [
    {
      code: telemetry('{ providers: [{ name: envoy }] }, { match: { mode: CLIENT } }, {}'),
      findings: [
        {
          message:
            'accessLogging of Telemetry istio-system/mesh-default names no provider and MeshConfig has no defaultProviders for access logs, so nothing is logged. Name one under providers.',
          path: 'spec.accessLogging[1]',
          code: 'IST0157',
          ref: 'IST0157',
        },
      ],
    },
  ],
});
