import { testRule } from '../../testing/rule-tester';
import { releaseOfProxies } from './release-of-proxies';

function pod(name: string, tag: string, phase = 'Running'): string {
  return `
    apiVersion: v1
    kind: Pod
    metadata: { name: ${name}, namespace: shop }
    spec: { containers: [{ name: app, image: "app:1.30" }, { name: istio-proxy, image: "docker.io/istio/proxyv2:${tag}" }] }
    status: { phase: ${phase} }
    ---`;
}

const design = (spec: string): string => `
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec: ${spec}
    ---`;

testRule(releaseOfProxies, {
  valid: [
    pod('a', '1.31.0') + pod('b', '1.31.2-distroless'),
    pod('a', '1.28.1') + pod('b', '1.29.0'),
    pod('a', '1.28.1') + pod('b', 'latest'),
    pod('a', '1.28.1', 'Succeeded'),
    pod('a', '1.28.1') + design('{ istioVersion: "1.31" }'),
  ],
  invalid: [
    {
      code: pod('a', '1.28.1') + pod('b', '1.28.3-distroless'),
      findings: [
        {
          message:
            'The proxies of all 2 Pods that have one run Istio 1.28, but findings here are for 1.31, since nothing names a release. If istiod has that release too, set istioVersion to 1.28 in the design, or pass --istio-version 1.28.',
          at: '"docker.io/istio/proxyv2:1.28.1"',
        },
      ],
    },
    {
      code: pod('a', '1.28.1') + design('{ mesh: { dnsCapture: true } }'),
      findings: [
        {
          message:
            'The proxy of the only Pod that has one runs Istio 1.28, but findings here are for 1.31, since nothing names a release. If istiod has that release too, set istioVersion to 1.28 in the design, or pass --istio-version 1.28.',
          at: 'spec',
        },
      ],
      output: pod('a', '1.28.1') + design('{ mesh: { dnsCapture: true }, istioVersion: "1.28" }'),
    },
    {
      code: pod('a', '1.24.0'),
      findings: [
        {
          message:
            'The proxy of the only Pod that has one runs Istio 1.24, but findings here are for 1.31, since nothing names a release. Fairway does not know that release, only 1.28, 1.29, 1.30 and 1.31.',
        },
      ],
    },
  ],
});
