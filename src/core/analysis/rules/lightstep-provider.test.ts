import { testRule } from '../../testing/rule-tester';
import { lightstepProvider } from './lightstep-provider';

const meshConfig =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\ndata:\n  mesh: "extensionProviders: [{ name: spans, lightstep: { service: a, port: 443 } }, { name: other, zipkin: {} }]"\n';

const telemetry = (tracing: string): string =>
  `apiVersion: telemetry.istio.io/v1\nkind: Telemetry\nmetadata: { name: mesh, namespace: istio-system }\nspec: { tracing: [${tracing}] }\n`;

testRule(lightstepProvider, {
  valid: [
    telemetry('{ providers: [{ name: spans }] }'),
    { 'a.yaml': meshConfig, 'b.yaml': telemetry('{ providers: [{ name: other }, null] }, 7') },
  ],
  invalid: [
    {
      code: {
        'a.yaml': meshConfig,
        'b.yaml': telemetry('{ providers: [{ name: spans }] }, { providers: [{ name: spans }] }'),
      },
      findings: [
        {
          message:
            'No traces reach spans: it is a Lightstep provider, a kind that Istio dropped with 1.27. Make it an opentelemetry provider in MeshConfig.',
          at: 'spans',
          path: 'spec.tracing[0].providers[0].name',
          code: 'IST0002',
          ref: 'ana-37',
        },
      ],
    },
  ],
});
