import { entry, rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { unknownField } from './unknown-field';

const route = (http: string): string => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata:
    name: api
  spec:
    hosts: [api.example.com]
    http:
${http.replace(/^/gm, '  ').trimEnd()}
`;

testRule(unknownField, {
  valid: [
    entry('    resolution: DNS\n'),
    rule(
      '      connectionPool:\n        http:\n          idleTimeout: 30s\n        tcp:\n          tcpKeepalive: {}\n',
    ),
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  whatever: 1\n',
    'apiVersion: example.com/v1\nkind: Whatever\nspec:\n  hosts: 3\n',
    'replicas: 3\nimage: web\n',
    'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  layout:\n    pins:\n      ServiceEntry/a/b: [480, 120]\n',
  ],
  invalid: [
    {
      code: rule(`      outlierDetection:
        consecutive5xxErrors: 5 # enough
      # near first
      localityLbSetting:
        enabled: true
        # in this order
        failover:
          - from: a
            to: b
`),
      findings: [
        {
          message: 'trafficPolicy has no field localityLbSetting; the API server drops it. Move it under loadBalancer.',
          at: 'localityLbSetting',
          path: 'spec.trafficPolicy.localityLbSetting',
          ref: 'eng-apiserver',
        },
      ],
      output: rule(`      outlierDetection:
        consecutive5xxErrors: 5 # enough
      # near first
      loadBalancer:
        localityLbSetting:
          enabled: true
          # in this order
          failover:
            - from: a
              to: b
`),
    },
    {
      code: rule(`      # near first
      localityLbSetting:
        enabled: true # always
      loadBalancer:
        simple: RANDOM
      tls: {}
`),
      findings: [
        {
          message: 'trafficPolicy has no field localityLbSetting; the API server drops it. Move it under loadBalancer.',
        },
      ],
      output: rule(`      loadBalancer:
        simple: RANDOM
        # near first
        localityLbSetting:
          enabled: true # always
      tls: {}
`),
    },
    {
      code: rule(`      connectionPool:
        http:
          maxRetries: 3
          tcpKeepalive:
            time: 60s
        tcp:
          maxConnections: 3
`),
      findings: [
        {
          message:
            'http has no field tcpKeepalive; the API server drops it. Move it under spec.trafficPolicy.connectionPool.tcp.',
        },
      ],
      output: rule(`      connectionPool:
        http:
          maxRetries: 3
        tcp:
          maxConnections: 3
          tcpKeepalive:
            time: 60s
`),
    },
    {
      code: rule('      connectTimeout: 5s\n'),
      findings: [
        {
          message:
            'trafficPolicy has no field connectTimeout; the API server drops it. Move it under connectionPool.tcp.',
        },
      ],
      output: rule('      connectionPool:\n        tcp:\n          connectTimeout: 5s\n'),
    },
    {
      code: entry('    resoluton: DNS # by name\n'),
      findings: [
        { message: 'spec has no field resoluton; the API server drops it. Write resolution.', at: 'resoluton' },
      ],
      output: entry('    resolution: DNS # by name\n'),
    },
    {
      code: entry('    ports:\n      - number: 80\n        name: http\n        target_port: 8080\n'),
      findings: [
        {
          message: 'ports[0] has no field target_port; the API server drops it. Write targetPort.',
          path: 'spec.ports[0].target_port',
        },
      ],
      output: entry('    ports:\n      - number: 80\n        name: http\n        targetPort: 8080\n'),
    },
    {
      code: entry('    resolution: DNS\n    resoluton: NONE\n'),
      findings: [
        {
          message:
            'spec has no field resoluton; the API server drops it. resolution is there already; remove one of them.',
        },
      ],
    },
    {
      code: entry('    endpoint:\n      - address: 10.0.0.1\n    resolution: NONE\n'),
      findings: [{ message: 'spec has no field endpoint; the API server drops it. Write endpoints.' }],
    },
    {
      code: entry('    trafficPolicy:\n      tls: {}\n'),
      findings: [
        {
          message:
            'spec has no field trafficPolicy; the API server drops it. It is a field of DestinationRule, under spec.',
        },
      ],
    },
    {
      code: rule('      timeout: 3s\n'),
      findings: [
        {
          message:
            'trafficPolicy has no field timeout; the API server drops it. It is a field of VirtualService, under spec.http[].',
        },
      ],
    },
    {
      code: `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: api
    team: shop
  hosts: [api.example.com]
  spec:
    hosts: [api.example.com]
`,
      findings: [
        { message: 'metadata has no field team; the API server drops it. Remove it, or correct its name.' },
        {
          message:
            'ServiceEntry has no field hosts; the API server drops it. It belongs under spec, where one is already; remove one of them.',
          ref: 'eng-toplevel-fields',
        },
      ],
    },
    {
      code: `
  apiVersion: v1
  kind: List
  items:
    - apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata:
        name: api
      spec:
        hosts: [api.example.com]
        exportto: ['*']
`,
      findings: [
        {
          message: 'spec has no field exportto; the API server drops it. Write exportTo.',
          path: 'items[0].spec.exportto',
        },
      ],
      output: `
  apiVersion: v1
  kind: List
  items:
    - apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata:
        name: api
      spec:
        hosts: [api.example.com]
        exportTo: ['*']
`,
    },
    {
      code: 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  workloads:\n    - name: web\n      namespace: shop\n      annotations: { a: b }\n',
      findings: [
        {
          message:
            'workloads[0] has no field annotations; Fairway ignores it. Write it in the Deployment or the Pod itself, from which it is read.',
        },
      ],
    },
    {
      code: 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  workloads:\n    - name: web\n      namespace: shop\n      image: web\n',
      findings: [
        {
          message: 'workloads[0] has no field image; Fairway ignores it. Remove it, or correct its name.',
          layer: 'design',
          ref: null,
        },
      ],
    },
    {
      code: {
        'egress.yaml': rule('      outlierDetection:\n        outlierDetectionHttpErrorCodes: [429]\n'),
        'design.yaml':
          'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  istioVersion: "1.30"\n',
      },
      findings: [
        {
          message:
            'outlierDetection has no field outlierDetectionHttpErrorCodes; the API server drops it. Istio has it from 1.31 on.',
        },
      ],
    },
    {
      code: rule('      outlierDetection:\n        baseEjectTime: 30s\n'),
      findings: [
        { message: 'outlierDetection has no field baseEjectTime; the API server drops it. Write baseEjectionTime.' },
      ],
      output: rule('      outlierDetection:\n        baseEjectionTime: 30s\n'),
    },
    {
      code: rule('      outlierDetection:\n        consecutive5xx: 3\n'),
      findings: [
        {
          message: 'outlierDetection has no field consecutive5xx; the API server drops it. Write consecutive5xxErrors.',
        },
      ],
      output: rule('      outlierDetection:\n        consecutive5xxErrors: 3\n'),
    },
    {
      code: rule('      tls:\n        mod: SIMPLE\n'),
      findings: [{ message: 'tls has no field mod; the API server drops it. Write mode.' }],
      output: rule('      tls:\n        mode: SIMPLE\n'),
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: a\nspec:\n  hosts: [a.example.com]\n  __proto__: {}\n',
      findings: [{ message: 'spec has no field __proto__; the API server drops it. Remove it, or correct its name.' }],
    },
    {
      code: route('    - match:\n        - uri: { exact: / }\n          timeout: 3s # all tries\n'),
      findings: [
        {
          message: 'match[0] has no field timeout; the API server drops it. Move it under spec.http[0].',
          at: 'timeout',
        },
      ],
      output: route('    - match:\n        - uri: { exact: / }\n      timeout: 3s # all tries\n'),
    },
    {
      code: route('    - hosts: [b.example.com]\n      gateways: [mesh]\n'),
      findings: [
        {
          message:
            'http[0] has no field hosts; the API server drops it. It belongs under spec, where one is already; remove one of them.',
        },
        { message: 'http[0] has no field gateways; the API server drops it. It belongs under spec or match[].' },
      ],
    },
    {
      code: rule(`      # enough
      outlierDetection: # on
        # five
        consecutive5xxErrors: 5
`)
        .replace('      # enough', '      connectionPool:\n        tcp: { maxConnections: 3 }\n        # enough')
        .replace(/^ {6}(outlier| {2}# five| {2}consec)/gm, '        $1'),
      findings: [
        {
          message:
            'connectionPool has no field outlierDetection; the API server drops it. Move it under spec.trafficPolicy.',
        },
      ],
      output: rule(`      connectionPool:
        tcp: { maxConnections: 3 }
      # enough
      outlierDetection: # on
        # five
        consecutive5xxErrors: 5
`),
    },
    {
      code: rule(`      http:
        # few
        maxRetries: 3
      connectionPool:
        http:
          idleTimeout: 3s
`),
      findings: [
        { message: 'trafficPolicy has no field http; the API server drops it. Move it under connectionPool.' },
      ],
      output: rule(`      connectionPool:
        http:
          idleTimeout: 3s
          # few
          maxRetries: 3
`),
    },
    {
      code: `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata:
    name: a
  spec:
    workloadSelector:
      app: web # one
    hosts: [./*]
`,
      findings: [
        { message: 'workloadSelector has no field app; the API server drops it. Move it under labels.' },
        { message: 'spec has no field hosts; the API server drops it. Move it under egress[].' },
      ],
      output: `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata:
    name: a
  spec:
    workloadSelector:
      labels:
        app: web # one
    hosts: [./*]
`,
    },
    {
      code: `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata:
    name: a
  spec:
    # own only
    hosts: [./*]
`,
      findings: [{ message: 'spec has no field hosts; the API server drops it. Move it under egress[].' }],
      output: `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata:
    name: a
  spec:
    # own only
    egress:
      - hosts: [./*]
`,
    },
    {
      code: `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata:
    name: a
  spec:
    hosts: [./*]
    egress: {}
`,
      findings: [{ message: 'spec has no field hosts; the API server drops it. Move it under egress[].' }],
    },
    {
      code: entry('    ports:\n      - port: 443 # tls\n        name: tls\n    selector: { labels: { app: db } }\n'),
      findings: [
        { message: 'ports[0] has no field port; the API server drops it. Write number.' },
        { message: 'spec has no field selector; the API server drops it. Write workloadSelector.' },
      ],
      output: entry(
        '    ports:\n      - number: 443 # tls\n        name: tls\n    selector: { labels: { app: db } }\n',
      ),
    },
    {
      // Where they are cut is where they are set down: one edit.
      code: `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata:
    name: a
  labels:
    app: b # c
  spec: {}
`,
      findings: [{ message: 'Sidecar has no field labels; the API server drops it. Move it under metadata.' }],
      output: `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata:
    name: a
    labels:
      app: b # c
  spec: {}
`,
    },
    {
      // The value is none of the field's.
      code: entry('    resolution: STATIC\n    endpoints:\n      - address: 10.0.0.1\n        port: 443\n'),
      findings: [{ message: 'endpoints[0] has no field port; the API server drops it. Write ports.' }],
    },
  ],
});
