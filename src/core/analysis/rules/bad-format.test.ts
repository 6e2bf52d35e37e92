import { policyRule } from '../../testing/policy-cases';
import { entry, virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { badFormat } from './bad-format';

testRule(badFormat, {
  valid: [
    entry('    resolution: NONE\n').replace('name: api', 'name: api\n    creationTimestamp: 2027-03-31T12:00:00Z'),
    entry("    exportTo: ['*']\n    workloadSelector:\n      labels: { app: a }\n").replace(
      '[api',
      "['*.example.com', api",
    ),
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop-2\n  labels:\n    a.b/c: ""\n  annotations:\n    A.b/C_d: x y\n',
    'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: a\nspec:\n  selector: { matchLabels: { app: a } }\n  portLevelMtls: { 8080: { mode: STRICT } }\n',
  ],
  invalid: [
    {
      code: entry('    resolution: NONE\n').replace('name: api', 'name: api\n    creationTimestamp: yesterday'),
      findings: [
        {
          message: 'creationTimestamp is a time such as 2027-03-31T12:00:00Z; the API server refuses yesterday.',
          at: 'yesterday',
        },
      ],
    },
    {
      code: entry(
        "    addresses: [10.0.0.1, 300.1.1.1]\n    resolution: DNS\n    endpoints:\n      - address: '10.0.0.1 '\n",
      ).replace('[api.', "['bad host!', api."),
      findings: [
        {
          message: "hosts[0] is a DNS name, or a domain such as *.example.com; istiod refuses 'bad host!'.",
          at: "'bad host!'",
          ref: 'wh-se-host-syntax',
          code: 'IST0106',
          layer: 'webhook',
        },
        {
          message: 'addresses[1] is an IP, or a range such as 10.0.0.0/16; istiod refuses 300.1.1.1.',
          at: '300.1.1.1',
          ref: 'wh-se-address-syntax',
          code: 'IST0106',
          layer: 'webhook',
        },
        {
          message: "address is an IP, a DNS name, or unix:// and a path; istiod refuses '10.0.0.1 '.",
          at: "'10.0.0.1 '",
          ref: 'wh-se-dns-ep-address',
          layer: 'webhook',
        },
      ],
    },
    {
      code: entry('').replace('[api.example.com]', "['*']").replace('name: api', 'name: My_Api'),
      findings: [
        {
          message: 'name is lower-case letters, digits, - and .; the API server refuses My_Api.',
          at: 'My_Api',
          path: 'metadata.name',
        },
        {
          message:
            'A host cannot be * alone; the API server refuses it. Name the hosts, or a domain such as *.example.com.',
          at: "'*'",
          path: 'spec.hosts[0]',
          ref: 'crd-se-host-star',
        },
      ],
    },
    {
      code: entry(
        '    resolution: STATIC\n    endpoints:\n      - address: 10.0.0.1\n        ports: { my_port: 443 }\n',
      ),
      findings: [
        {
          message: 'Port names are up to 62 letters, digits and -; the API server refuses my_port. Rename it.',
          at: 'my_port',
          ref: 'crd-we-portname',
        },
      ],
    },
    {
      code: entry("    workloadSelector:\n      labels:\n        app: 'a*'\n"),
      findings: [
        {
          message:
            'labels has * in the value of app, and labels are compared as they are; the API server refuses it. Write the label as the pods have it.',
          at: "'a*'",
          ref: 'crd-alpha-selector',
        },
      ],
    },
    {
      code: 'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: a\nspec:\n  selector: { matchLabels: { app: a } }\n  portLevelMtls: { http: { mode: STRICT } }\n',
      findings: [
        {
          message:
            'Keys of portLevelMtls are ports from 1 to 65535; the API server refuses http. Write the port on which the app listens.',
          at: 'http',
          ref: 'crd-pa-plm',
        },
      ],
    },
    {
      code: "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    'my app': web\n    A.b/c: x\n    app: 'my app'\n  annotations:\n    a/b/c: x\n",
      findings: [
        {
          message:
            'Keys of labels are up to 63 letters, digits, -, _ and ., with a domain and / before them at most; the API server refuses my app.',
          at: "'my app'",
        },
        {
          message:
            'Keys of labels are up to 63 letters, digits, -, _ and ., with a domain and / before them at most; the API server refuses A.b/c.',
        },
        { message: "labels.app is letters, digits, -, _ and .; the API server refuses 'my app'." },
        {
          message:
            'Keys of annotations are up to 63 letters, digits, -, _ and ., with a domain and / before them at most; the API server refuses a/b/c.',
          path: 'metadata.annotations["a/b/c"]',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: a\nspec:\n  hosts: [a]\n  http:\n    - directResponse: { status: 200, body: { bytes: hello } }\n    - directResponse: { status: 200, body: { bytes: aGVsbG8= } }\n',
      findings: [{ message: 'bytes is base64; the API server refuses hello.', at: 'hello', ref: 'eng-apiserver' }],
    },
    {
      code: 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  istioVersion: new\n',
      findings: [
        { message: 'istioVersion is one of 1.28, 1.29, 1.30, 1.31; Fairway cannot use new.', layer: 'design' },
      ],
    },
    {
      code: "apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  istioVersion: '1.27'\n",
      findings: [
        { message: "istioVersion is one of 1.28, 1.29, 1.30, 1.31; Fairway cannot use '1.27'.", at: "'1.27'" },
      ],
    },
    {
      code: virtualService(
        "    gateways: ['ns1/*']\n    http:\n      - match: [{ sourceNamespace: a.b }]\n        route: [{ destination: { host: default/api, subset: a_b } }]\n",
      ).replace('[api.', '[api..'),
      findings: [
        {
          message:
            'hosts[0] is a DNS name, a domain such as *.example.com, or an IP; istiod refuses api..example.com. Write what callers dial.',
          at: 'api..example.com',
          ref: 'wh-vs-host-syntax',
          code: 'IST0106',
          layer: 'webhook',
        },
        {
          message:
            "gateways[0] is a namespace and a name, and the name is letters, digits and -; istiod refuses 'ns1/*'. Name the Gateway, or mesh for sidecars.",
          at: "'ns1/*'",
          ref: 'wh-vs-gateway-ref',
          layer: 'webhook',
        },
        {
          message: 'sourceNamespace is the name of a namespace; istiod refuses a.b. Name one, or remove it.',
          at: 'a.b',
          ref: 'wh-vs-match-srcns',
          layer: 'webhook',
        },
        {
          message: 'host is a DNS name, or a domain such as *.example.com; istiod refuses default/api.',
          at: 'default/api',
          ref: 'wh-vs-route-dest',
          layer: 'webhook',
        },
        {
          message:
            'subset is up to 63 letters, digits and -; istiod refuses a_b. Name a subset of the host’s DestinationRule.',
          at: 'a_b',
          ref: 'wh-vs-route-dest',
          layer: 'webhook',
        },
      ],
    },
    {
      code: entry(
        "    ports: [{ number: 80, name: http.web, protocol: HTTP }]\n    resolution: DNS\n    endpoints:\n      - address: 10.0.0.1\n        labels: { '-a': b, c: 'd e' }\n",
      ),
      findings: [
        {
          message:
            'name is up to 63 letters, digits and -, with a letter or digit at its ends; istiod refuses http.web.',
          at: 'http.web',
          ref: 'wh-se-port-name',
        },
        {
          message:
            "A label's key is letters, digits, -, _ and ., behind a DNS name and / or not; istiod refuses -a. Rename it.",
          at: "'-a'",
          ref: 'wh-se-dns-ep-labels',
          layer: 'webhook',
        },
        {
          message:
            "labels.c is a label's value, of letters, digits, -, _ and . with a letter or digit at its ends; istiod refuses d e. Correct the value.",
          at: "'d e'",
        },
      ],
    },
    {
      code: entry("    workloadSelector:\n      labels:\n        'app*': a\n    exportTo: [a.b]\n"),
      findings: [
        {
          message:
            'labels has * in the key app*, and labels are compared as they are, without patterns; istiod refuses the resource. Write the key of the label.',
          at: "'app*'",
          ref: 'wh-se-selector-bad',
          layer: 'webhook',
        },
      ],
    },
    {
      code: policyRule(
        "{ from: [{ source: { ipBlocks: [10.0.0.0/33], serviceAccounts: ['a/*'], trustDomains: [a*b], notPrincipals: [''] } }] }",
      ),
      findings: [
        {
          message:
            'ipBlocks[0] is an IP, or a range such as 10.0.0.0/16; istiod refuses 10.0.0.0/33. Write the address.',
          at: '10.0.0.0/33',
          ref: 'wh-ap-ips',
          code: 'IST0106',
        },
        {
          message:
            'serviceAccounts[0] is a service account, alone or as namespace/account, of up to 320 characters and without *; istiod refuses a/*. Write one such as shop/checkout.',
          ref: 'wh-ap-sa-format',
        },
        {
          message:
            'trustDomains[0] is a trust domain, with at most one *, at its beginning or end; istiod refuses a*b. Write one such as cluster.local or *.example.com.',
          ref: 'wh-ap-trustdomain',
        },
        {
          message:
            'notPrincipals[0] is a text with something in it; istiod refuses an empty text. Write one, or remove it.',
          at: "''",
          ref: 'wh-ap-empty-values',
        },
      ],
    },
    {
      code: policyRule(
        "{ to: [{ operation: { ports: ['0', http], paths: ['/a/{*}', '/{**}/b', '/{**}/{*}', '/{id}', '/{*}/b*'] } }], when: [{ key: 'request.headers', values: [a] }] }",
      ),
      findings: [
        {
          message: 'ports[1] is a port from 0 to 65535; istiod refuses http. Write the number of the port.',
          at: 'http',
          ref: 'wh-ap-ports',
        },
        {
          message:
            'paths[2] is a path with nothing of {*} and {**} behind {**}; istiod refuses /{**}/{*}. Write one such as /api/{*}/items.',
          ref: 'wh-ap-paths',
        },
        {
          message:
            'paths[3] is a path whose { and } make up {*} or {**}, alone between slashes; istiod refuses /{id}. Write one such as /api/{*}/items.',
        },
        {
          message:
            'paths[4] is a template, whose other segments are plain and not empty; istiod refuses /{*}/b*. Write one such as /api/{*}/items.',
        },
        {
          message:
            'request.headers needs a name in brackets, such as request.headers[name]; istiod refuses it. Write the name there.',
          ref: 'wh-ap-when-key',
        },
      ],
    },
    {
      code: virtualService(
        "    gateways: ['ns1/*']\n    http:\n      - match: [{ sourceNamespace: a.b }]\n        route: [{ destination: { host: default/api, subset: a_b } }]\n",
      ).replace('[api.', '[api..'),
      findings: [
        {
          message:
            'hosts[0] is a DNS name, a domain such as *.example.com, or an IP; istiod refuses api..example.com. Write what callers dial.',
          at: 'api..example.com',
          ref: 'wh-vs-host-syntax',
          code: 'IST0106',
          layer: 'webhook',
        },
        {
          message:
            "gateways[0] is a namespace and a name, and the name is letters, digits and -; istiod refuses 'ns1/*'. Name the Gateway, or mesh for sidecars.",
          at: "'ns1/*'",
          ref: 'wh-vs-gateway-ref',
          layer: 'webhook',
        },
        {
          message: 'sourceNamespace is the name of a namespace; istiod refuses a.b. Name one, or remove it.',
          at: 'a.b',
          ref: 'wh-vs-match-srcns',
          layer: 'webhook',
        },
        {
          message: 'host is a DNS name, or a domain such as *.example.com; istiod refuses default/api.',
          at: 'default/api',
          ref: 'wh-vs-route-dest',
          layer: 'webhook',
        },
        {
          message:
            'subset is up to 63 letters, digits and -; istiod refuses a_b. Name a subset of the host’s DestinationRule.',
          at: 'a_b',
          ref: 'wh-vs-route-dest',
          layer: 'webhook',
        },
      ],
    },
  ],
});
