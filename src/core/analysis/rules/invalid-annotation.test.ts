import { testRule } from '../../testing/rule-tester';
import { invalidAnnotation } from './invalid-annotation';

const pod = (...annotations: readonly string[]): string => `
apiVersion: v1
kind: Pod
metadata:
  name: api
  annotations:
${annotations.map((each) => `    ${each}\n`).join('')}`;

testRule(invalidAnnotation, {
  valid: [
    pod(
      'readiness.status.sidecar.istio.io/periodSeconds: "10"',
      'traffic.sidecar.istio.io/includeOutboundIPRanges: "*"',
      'traffic.sidecar.istio.io/excludeOutboundIPRanges: "10.0.0.1/8,fd00::/8"',
      'traffic.sidecar.istio.io/excludeOutboundPorts: " 0, 443 ,65535"',
      'traffic.sidecar.istio.io/includeInboundPorts: ""',
      'traffic.sidecar.istio.io/includeOutboundPorts: anything',
      'sidecar.istio.io/interceptionMode: TPROXY',
      'prometheus.istio.io/merge-metrics: "T"',
      'sidecar.istio.io/proxyCPU: 100m',
      'sidecar.istio.io/proxyMemoryLimit: 1.5Gi',
      'proxy.istio.io/config: "{ concurrency: 2 }"',
      'status.sidecar.istio.io/port: "0"',
    ),
    pod('proxy.istio.io/config: ""', 'traffic.sidecar.istio.io/excludeInterfaces: net1,eth0'),
    'apiVersion: v1\nkind: Service\nmetadata: { name: a, annotations: { sidecar.istio.io/interceptionMode: no } }\n',
  ],
  invalid: [
    {
      code: pod('traffic.sidecar.istio.io/excludeOutboundIPRanges: 10.0.0.0/8, 192.0.2.0/24 # the database'),
      findings: [
        {
          message:
            'traffic.sidecar.istio.io/excludeOutboundIPRanges must be ranges with no spaces between them, with commas; " 192.0.2.0/24" is not one. The injector refuses the pod; remove the spaces.',
          at: '10.0.0.0/8, 192.0.2.0/24',
          code: 'IST0125',
          ref: 'IST0125',
        },
      ],
      output: pod('traffic.sidecar.istio.io/excludeOutboundIPRanges: 10.0.0.0/8,192.0.2.0/24 # the database'),
    },
    {
      code: pod(
        'traffic.sidecar.istio.io/includeOutboundIPRanges: 10.0.0.1',
        'traffic.sidecar.istio.io/excludeOutboundPorts: "443,70000"',
        'traffic.sidecar.istio.io/excludeInboundPorts: "*"',
        'traffic.sidecar.istio.io/excludeInterfaces: a-name-that-is-too-long',
        'sidecar.istio.io/interceptionMode: redirect',
        'readiness.status.sidecar.istio.io/initialDelaySeconds: bar',
        'status.sidecar.istio.io/port: http',
        'prometheus.istio.io/merge-metrics: "yes"',
        'sidecar.istio.io/proxyMemory: 128 MB',
        'proxy.istio.io/config: "concurrency: ["',
      ),
      findings: [
        {
          message:
            'traffic.sidecar.istio.io/includeOutboundIPRanges must be * or ranges such as 10.0.0.0/8, with commas; "10.0.0.1" is not one. The injector refuses the pod; correct the value.',
        },
        {
          message:
            'traffic.sidecar.istio.io/excludeOutboundPorts must be ports from 0 to 65535, with commas; "70000" is not one. The injector refuses the pod; correct the value.',
        },
        {
          message:
            'traffic.sidecar.istio.io/excludeInboundPorts must be ports from 0 to 65535, with commas; "*" is not one. The injector refuses the pod; correct the value.',
        },
        {
          message:
            'traffic.sidecar.istio.io/excludeInterfaces must be names of at most 15 characters; "a-name-that-is-too-long" is longer. The injector refuses the pod; correct the value.',
        },
        {
          message:
            'sidecar.istio.io/interceptionMode must be REDIRECT, TPROXY or NONE. The injector refuses the pod; correct the value.',
        },
        {
          message:
            'readiness.status.sidecar.istio.io/initialDelaySeconds must be a whole number of 0 or more. The injector refuses the pod; correct the value.',
        },
        {
          message:
            'status.sidecar.istio.io/port must be a port from 0 to 65535. The injector refuses the pod; correct the value.',
        },
        {
          message:
            'prometheus.istio.io/merge-metrics must be true or false. The injector refuses the pod; correct the value.',
        },
        {
          message:
            'sidecar.istio.io/proxyMemory must be a quantity such as 100m or 128Mi. The injector refuses the pod; correct the value.',
        },
        {
          message:
            'proxy.istio.io/config must be ProxyConfig as YAML, and cannot be read. The injector refuses the pod; correct the value.',
        },
      ],
    },
  ],
});
