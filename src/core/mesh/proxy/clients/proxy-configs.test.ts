import { expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { anyPod, proxyOf } from './proxies';

const config = (name: string, value: string, more = '', namespace = 'shop'): string => `
  apiVersion: networking.istio.io/v1beta1
  kind: ProxyConfig
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: { environmentVariables: { ISTIO_META_DNS_CAPTURE: "${value}" }${more} }
  ---`;
const selecting = (app: string): string => `, selector: { matchLabels: { app: ${app} } }`;

const deployment = (annotation = ''): string => `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: web, namespace: shop }
  spec: { template: { metadata: { labels: { app: web }, annotations: { ${annotation} } } } }
  ---`;
const annotated = (value: string): string =>
  `proxy.istio.io/config: 'proxyMetadata: { ISTIO_META_DNS_CAPTURE: "${value}" }'`;

function captures(text: string): boolean {
  const { mesh: model } = mesh`${text}`;
  const [workload] = model.workloads;
  return (workload ? proxyOf(model, workload) : anyPod(model, 'shop')).dnsCapture;
}

// pilot/pkg/model/proxy_config.go, EffectiveProxyConfig.
it.each([
  ['the namespace', config('a', 'true') + deployment(), true],
  ['the namespace, for any pod', config('a', 'true'), true],
  ['the root namespace', config('a', 'true', '', 'istio-system') + deployment(), true],
  ['another namespace', config('a', 'true', '', 'other') + deployment(), false],
  ['the pods', config('a', 'true', selecting('web')) + deployment(), true],
  ['other pods', config('a', 'true', selecting('job')) + deployment(), false],
  ['pods of the root namespace', config('a', 'true', selecting('web'), 'istio-system') + deployment(), false],
  ['the namespace, before the root', config('a', 'false') + config('b', 'true', '', 'istio-system'), false],
  ['the namespace, behind the annotation', config('a', 'true') + deployment(annotated('false')), false],
  ['the pods, before the annotation', config('a', 'true', selecting('web')) + deployment(annotated('false')), true],
  ['the namespace twice, by the older', config('b', 'false') + config('a', 'true'), true],
])('tells a proxy whether it answers names, by the ProxyConfig of %s', (_, text, expected) =>
  expect(captures(text)).toBe(expected),
);
