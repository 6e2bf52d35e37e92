import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { jwtClaimWithoutAuthentication } from './jwt-claim-without-authentication';

const service = (match: string, gateways = 'edge'): string =>
  resourceText('VirtualService shop/api', `hosts: [a]\ngateways: [${gateways}]\nhttp:\n  - match:\n      - ${match}`);
const claim = "headers: { '@request.auth.claims.group': { exact: admin } }";
const gateway = resourceText('Gateway shop/edge', 'selector: { istio: edge }');
const pod = resourceText('Pod infra/edge', '', 'labels: { istio: edge }');
const authentication = (key: string, app: string): string =>
  resourceText(`RequestAuthentication ${key}`, `selector: { matchLabels: { istio: ${app} } }`);

testRule(jwtClaimWithoutAuthentication, {
  valid: [
    bundleOf(service(claim), gateway),
    bundleOf(service(claim), pod),
    bundleOf(service(claim, 'mesh'), gateway, pod),
    bundleOf(service('headers: { group: { exact: admin } }'), gateway, pod),
    bundleOf(service(claim), gateway, pod, authentication('infra/jwt', 'edge')),
    bundleOf(service(claim), gateway, pod, resourceText('RequestAuthentication istio-system/jwt')),
  ],
  invalid: [
    {
      code: bundleOf(
        service(claim),
        gateway,
        pod,
        authentication('infra/jwt', 'other'),
        authentication('shop/jwt', 'edge'),
      ),
      findings: [
        {
          message:
            'This match never holds: no RequestAuthentication selects pod infra/edge, so Gateway shop/edge knows no claims. Add one for the pod.',
          at: "'@request.auth.claims.group'",
          code: 'IST0149',
          ref: 'IST0149',
        },
      ],
    },
    {
      code: bundleOf(service(claim.replace('headers', 'withoutHeaders')), gateway, pod),
      findings: [
        {
          message:
            'This match never holds: no RequestAuthentication selects pod infra/edge, so Gateway shop/edge knows no claims. Add one for the pod.',
        },
      ],
    },
  ],
});
