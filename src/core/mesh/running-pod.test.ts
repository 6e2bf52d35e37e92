import { describe, expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { readRunningPod } from './running-pod';

function running(pod: string): ReturnType<typeof readRunningPod> {
  const { resources } = mesh`
    apiVersion: v1
    kind: Pod
    ${pod}`;
  return readRunningPod(resources[0]?.value);
}

const app = '{ name: app, image: app:1 }';
const proxy = '{ name: istio-proxy, image: "docker.io/istio/proxyv2:1.28.1" }';

describe('readRunningPod', () => {
  it.each([
    ['nothing', `spec: { containers: [${app}] }`, 'none'],
    ['a sidecar', `spec: { containers: [${app}, ${proxy}] }`, 'envoy'],
    ['a native sidecar', `spec: { containers: [${app}], initContainers: [${proxy}] }`, 'envoy'],
    ['what its status alone names', 'x: 1', 'envoy', ', containerStatuses: [{ name: app }, { name: istio-proxy }]'],
    ['a sidecar by its arguments', 'spec: { containers: [{ name: istio-proxy, args: [proxy, sidecar] }] }', 'sidecar'],
    ['a gateway', 'spec: { containers: [{ name: istio-proxy, args: [proxy, router, --domain, x] }] }', 'router'],
    [
      'ztunnel on its node',
      `metadata: { annotations: { ambient.istio.io/redirection: enabled } }\n    spec: { containers: [${app}] }`,
      'ztunnel',
    ],
  ])('takes a pod with %s for that', (_, pod, kind, more = '') => {
    expect(running(`${pod}\n    status: { phase: Running${more} }`)?.proxy).toBe(kind);
  });

  it.each([
    ['only to be made', `spec: { containers: [${app}] }`],
    ['known by its phase alone', 'status: { phase: Running }'],
  ])('says nothing of a pod that is %s', (_, pod) => {
    expect(running(pod)).toBeUndefined();
  });

  it.each([
    ['{ phase: Running, podIP: 10.0.0.1 }', { address: '10.0.0.1', isReady: true, hasEnded: false }],
    ['{ phase: Running, podIPs: [{ ip: "fd00::1" }] }', { address: 'fd00::1' }],
    ['{ phase: Pending }', { address: undefined, hasEnded: false }],
    ['{ phase: Running, podIP: 10.0.0.1, conditions: [{ type: Ready, status: "False" }] }', { isReady: false }],
    ['{ phase: Running, podIP: 10.0.0.1, conditions: [{ type: Ready, status: "True" }] }', { isReady: true }],
    ['{ phase: Succeeded, podIP: 10.0.0.1 }', { hasEnded: true }],
  ])('reads of %s whether it serves', (status, expected) => {
    expect(running(`spec: { containers: [${app}] }\n    status: ${status}`)).toMatchObject(expected);
  });

  it.each([
    ['', undefined],
    [', env: []', false],
    [', env: [{ name: ISTIO_META_DNS_CAPTURE, value: "true" }]', true],
    [', env: [{ name: ISTIO_META_DNS_CAPTURE, value: "false" }]', false],
  ])('knows by the environment of a sidecar (%s) whether it answers names', (env, captures) => {
    const pod = running(`spec: { containers: [{ name: istio-proxy${env} }] }\n    status: { phase: Running }`);
    expect(pod?.dnsCapture).toBe(captures);
  });

  it.each([
    ['docker.io/istio/proxyv2:1.28.1', '1.28.1'],
    ['registry:5000/proxyv2:1.29.0-distroless@sha256:ab12', '1.29.0-distroless'],
    ['registry:5000/proxyv2', undefined],
    ['proxyv2@sha256:ab12', undefined],
  ])('reads the tag of %s', (image, tag) => {
    const pod = running(
      `spec: { containers: [{ name: istio-proxy, image: "${image}" }] }\n    status: { phase: Running }`,
    );
    expect(pod?.proxyTag).toBe(tag);
  });
});

it('reads from istio-init which calls are handed to the sidecar', () => {
  const init = (args: string): string =>
    `spec: { containers: [${app}, ${proxy}], initContainers: [{ name: istio-init, args: [${args}] }] }\n    status: { phase: Running }`;
  const traffic = 'traffic.sidecar.istio.io';
  expect(
    running(init('istio-iptables, -p, "15001", -i, "10.0.0.0/8", -x, "", -o, "443,8443", -c, eth1'))?.redirection,
  ).toEqual({
    [`${traffic}/excludeOutboundPorts`]: '443,8443',
    [`${traffic}/excludeOutboundIPRanges`]: '',
    [`${traffic}/excludeInterfaces`]: 'eth1',
    [`${traffic}/includeOutboundPorts`]: '',
    [`${traffic}/includeOutboundIPRanges`]: '10.0.0.0/8',
  });
  expect(running(init('istio-iptables'))?.redirection?.[`${traffic}/includeOutboundIPRanges`]).toBe('*');
  expect(running(init('other, -o, "443"'))?.redirection).toBeUndefined();
});
