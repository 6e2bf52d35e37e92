import { entry, httpRoute, rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { unknownValue } from './unknown-value';

testRule(unknownValue, {
  valid: [
    entry('    resolution: DYNAMIC_DNS\n    ports:\n      - number: 80\n        name: http\n        protocol: http\n'),
    rule('      tunnel:\n        protocol: POST\n        targetHost: a\n        targetPort: 80\n'),
  ],
  invalid: [
    {
      code: entry('    resolution: Dns # by name\n    location: OUTSIDE\n'),
      findings: [
        {
          message:
            'resolution is one of NONE, STATIC, DNS, DNS_ROUND_ROBIN, DYNAMIC_DNS; the API server refuses Dns. Use DNS.',
          at: 'Dns',
          ref: 'crd-se-resolution',
          layer: 'schema',
        },
        {
          message: 'location is one of MESH_EXTERNAL, MESH_INTERNAL; the API server refuses OUTSIDE.',
          ref: 'crd-se-location',
        },
      ],
      output: entry('    resolution: DNS # by name\n    location: OUTSIDE\n'),
    },
    {
      code: entry('    ports:\n      - number: 80\n        name: http\n        protocol: HTP\n'),
      findings: [
        {
          message:
            'protocol is one of HTTP, HTTP2, GRPC, GRPC-Web, HTTP_PROXY, HTTPS, TLS, TCP, MONGO, REDIS, MYSQL, UDP; istiod refuses HTP.',
          ref: 'wh-se-port-protocol',
          layer: 'webhook',
        },
      ],
    },
    {
      code: rule(
        '      tls:\n        mode: simple\n      tunnel:\n        protocol: connect\n        targetHost: a\n        targetPort: 80\n',
      ),
      findings: [
        {
          message: 'mode is one of DISABLE, SIMPLE, MUTUAL, ISTIO_MUTUAL; the API server refuses simple. Use SIMPLE.',
          ref: 'crd-dr-tls-mode',
        },
        {
          message: 'protocol is one of CONNECT, POST; istiod refuses connect. Use CONNECT.',
          ref: 'wh-dr-tunnel-protocol',
        },
      ],
      output: rule(
        '      tls:\n        mode: SIMPLE\n      tunnel:\n        protocol: connect\n        targetHost: a\n        targetPort: 80\n',
      ),
    },
    {
      code: 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  workloads:\n    - name: web\n      namespace: shop\n      calls:\n        - url: http://a.example.com\n          expect: { outcome: refused }\n',
      findings: [
        {
          message: 'outcome is one of reached, passthrough, blocked; Fairway cannot use refused.',
          layer: 'design',
          ref: null,
        },
      ],
    },
    {
      code: httpRoute(
        "        corsPolicy: { allowMethods: [get, ''] }\n        fault: { abort: { grpcStatus: not_found } }\n",
      ),
      findings: [
        {
          message:
            'allowMethods[0] is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, CONNECT, TRACE, *; istiod refuses get. Use GET.',
          at: 'get',
          ref: 'wh-vs-cors-method',
          layer: 'webhook',
        },
        {
          message: 'allowMethods[1] is empty; istiod refuses it. Name a method, or write * for all.',
          ref: 'wh-vs-cors-method',
          layer: 'webhook',
        },
        {
          message:
            'grpcStatus is one of UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, INTERNAL, UNAUTHENTICATED, PERMISSION_DENIED, NOT_FOUND, ALREADY_EXISTS, INVALID_ARGUMENT, FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE, UNIMPLEMENTED, CANCELLED, DATA_LOSS, UNKNOWN, OK; istiod refuses not_found. Use NOT_FOUND.',
          at: 'not_found',
          ref: 'wh-vs-abort-grpc',
          code: 'IST0106',
          layer: 'webhook',
        },
      ],
      output: httpRoute(
        "        corsPolicy: { allowMethods: [GET, ''] }\n        fault: { abort: { grpcStatus: not_found } }\n",
      ),
    },
  ],
});
