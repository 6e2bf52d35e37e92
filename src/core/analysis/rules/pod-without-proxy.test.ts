import { testRule } from '../../testing/rule-tester';
import { podWithoutProxy } from './pod-without-proxy';

const labelled = (label: string): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { ${label} } }\n---\n`;

const pod = (metadata: string, spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: api, namespace: shop${metadata} }\nspec: { ${spec} }\n`;

const plain = pod('', 'containers: [{ name: server, image: server:1 }]');
const message =
  'Pod shop/api has no istio-proxy container, and Namespace shop injects one. Recreate a pod that runs already; one that is applied from these files gets a sidecar then.';

testRule(podWithoutProxy, {
  valid: [
    plain,
    labelled('istio-injection: disabled') + plain,
    labelled('istio.io/rev: canary') + plain,
    labelled('istio-injection: enabled, istio.io/dataplane-mode: ambient') + plain,
    labelled('istio-injection: enabled') + pod('', 'containers: [{ name: istio-proxy, image: proxyv2 }]'),
    labelled('istio-injection: enabled') + pod('', 'initContainers: [{ name: istio-proxy, image: proxyv2 }]'),
    labelled('istio-injection: enabled') + pod('', 'hostNetwork: true'),
    labelled('istio-injection: enabled') + pod(', annotations: { sidecar.istio.io/inject: "False" }', ''),
    labelled('istio-injection: enabled') +
      pod(', labels: { sidecar.istio.io/inject: "false" }, annotations: { sidecar.istio.io/inject: "true" }', ''),
  ],
  invalid: [
    {
      code: labelled('istio-injection: enabled') + plain,
      findings: [{ message, at: 'api', code: 'IST0103', ref: 'IST0103' }],
    },
    {
      code: labelled('istio-injection: enabled') + pod('', 'containers: [{ name: istio-proxy }]'),
      findings: [{ message }],
    },
  ],
});
