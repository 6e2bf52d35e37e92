import { testRule } from '../../testing/rule-tester';
import { missedInjection } from './missed-injection';

const app = '{ name: app }';
const injected = '{ name: app }, { name: istio-proxy }';

function pod(name: string, containers: string, { metadata = '', spec = '', phase = 'Running' } = {}): string {
  return `
    apiVersion: v1
    kind: Pod
    metadata: { name: ${name}, namespace: shop${metadata} }
    spec: { containers: [${containers}]${spec} }
    status: { phase: ${phase} }
    ---`;
}

const other = pod('other', injected);

testRule(missedInjection, {
  valid: [
    pod('web', app),
    other + pod('web', injected),
    other + pod('web', app, { metadata: ', labels: { sidecar.istio.io/inject: "false" }' }),
    other + pod('web', app, { metadata: ', annotations: { sidecar.istio.io/inject: "false" }' }),
    other + pod('web', app, { metadata: ', annotations: { ambient.istio.io/redirection: enabled }' }),
    other + pod('web', app, { spec: ', hostNetwork: true' }),
    other + pod('web', app, { phase: 'Succeeded' }),
    other.replace('shop', 'pay') + pod('web', app),
    // Somebody asks for a sidecar for one pod; that says nothing of the others.
    pod('other', injected, { metadata: ', labels: { sidecar.istio.io/inject: "true" }' }) + pod('web', app),
    pod('other', '{ name: istio-proxy, args: [proxy, router] }') + pod('web', app),
    // `pod-without-proxy` says it.
    `
    apiVersion: v1
    kind: Namespace
    metadata: { name: shop, labels: { istio-injection: enabled } }
    ---${other}${pod('web', app)}`,
    // Not made yet.
    `${other}
    apiVersion: v1
    kind: Pod
    metadata: { name: web, namespace: shop }
    spec: { containers: [${app}] }`,
    // Written into the template by hand.
    `${other}${pod('web', app)}
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: other, namespace: shop }
    spec: { template: { metadata: { labels: { app: other } }, spec: { containers: [${injected}] } } }`,
  ],
  invalid: [
    {
      code: other + pod('web', app),
      findings: [
        {
          message:
            'Pod shop/web runs without a sidecar, and another Pod of the namespace has one: no rule applies to its calls. Recreate it; if that does not help, find out why injection skipped it.',
          at: 'containers',
        },
      ],
    },
  ],
});
