import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { policyWithoutWorkloads } from './policy-without-workloads';

const policy = (key: string, spec = ''): string => resourceText(`AuthorizationPolicy ${key}`, spec);
const selecting = (app: string): string => `selector:\n  matchLabels: { app: ${app} }`;
const namespace = (labels: string): string => resourceText('Namespace shop', '', `labels: { ${labels} }`);
const ambient = namespace('istio.io/dataplane-mode: ambient');
const injected = namespace('istio-injection: enabled');
const pod = (more = '', spec = ''): string => resourceText('Pod shop/api', spec, `labels: { app: api }${more}`);

testRule(policyWithoutWorkloads, {
  valid: [
    policy('shop/api', selecting('api')),
    policy('istio-system/all'),
    bundleOf(policy('shop/api', selecting('api')), injected, pod()),
    bundleOf(policy('istio-system/api', selecting('api')), injected, pod()),
    bundleOf(policy('shop/all'), injected, pod()),
    // Where no Namespace is drawn, nobody says that the pods are not injected.
    bundleOf(policy('shop/all'), pod()),
    bundleOf(policy('shop/all'), namespace('a: b'), pod().replace('app: api', "sidecar.istio.io/inject: 'true'")),
    bundleOf(policy('shop/all'), namespace('a: b'), pod('\n  annotations: { ambient.istio.io/redirection: enabled }')),
    bundleOf(policy('shop/all'), ambient, pod()),
    bundleOf(policy('shop/all'), namespace('a: b'), pod().replace('app: api', 'istio.io/dataplane-mode: ambient')),
    bundleOf(policy('shop/all'), namespace('a: b'), pod('', 'containers: [{ name: istio-proxy, image: proxyv2 }]')),
    bundleOf(
      policy('shop/all'),
      resourceText('EgressDesign design', 'workloads: [{ name: api, namespace: shop }]'),
      namespace('a: b'),
    ),
  ],
  invalid: [
    {
      // What has a status and no redirection is not in ambient mode.
      code: bundleOf(policy('shop/api', selecting('api')), ambient, `${pod()}\nstatus: { phase: Running }\n`),
      findings: [
        {
          message:
            'This policy is enforced nowhere: no pod in the files that it selects has a proxy. Inject the sidecar.',
        },
      ],
    },
    {
      code: bundleOf(policy('shop/api', selecting('web')), injected, pod()),
      findings: [
        {
          message:
            'This policy is enforced nowhere: no pod of namespace shop in the files has app=web. Correct the selector or the namespace.',
          at: 'selector',
          code: 'IST0127',
          ref: 'IST0127',
        },
      ],
    },
    {
      code: bundleOf(policy('istio-system/api', selecting('web')), injected, pod()),
      findings: [
        {
          message:
            'This policy is enforced nowhere: no pod of the mesh in the files has app=web. Correct the selector or the namespace.',
        },
      ],
    },
    {
      code: bundleOf(policy('infra/all'), injected, pod()),
      findings: [
        {
          message:
            'This policy is enforced nowhere: the files have no pod in namespace infra. Move it to the namespace of the pods.',
          at: 'all',
        },
      ],
    },
    {
      code: bundleOf(policy('shop/api', selecting('api')), namespace('a: b'), pod()),
      findings: [
        {
          message:
            'This policy is enforced nowhere: no pod in the files that it selects has a proxy. Inject the sidecar.',
        },
      ],
    },
    {
      code: bundleOf(
        policy('infra/gate', 'targetRefs: [{ kind: Gateway, name: a, group: gateway.networking.k8s.io }]'),
        injected,
        pod(),
      ),
      findings: [
        {
          message:
            'istioctl analyze takes this policy for one of all namespace infra, where no pod in the files is in the mesh. What counts are its targetRefs.',
        },
      ],
    },
  ],
});
