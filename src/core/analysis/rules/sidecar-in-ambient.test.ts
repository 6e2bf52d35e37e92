import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { sidecarInAmbient } from './sidecar-in-ambient';

const sidecar = (selector = ''): string => resourceText('Sidecar shop/limits', selector);
const selecting = sidecar('workloadSelector: { labels: { app: api } }');
const namespace = (labels: string): string => resourceText('Namespace shop', '', `labels: { ${labels} }`);
const pod = (annotations: string): string =>
  resourceText('Pod shop/api', '', `labels: { app: api }\n  annotations: { ${annotations} }`);
const ambient = 'istio.io/dataplane-mode: ambient';
const design = resourceText(
  'EgressDesign design',
  'mesh: { dataPlane: ambient }\nworkloads: [{ name: web, namespace: shop, labels: { app: api } }]',
);

testRule(sidecarInAmbient, {
  valid: [
    sidecar(),
    bundleOf(sidecar(), namespace(`${ambient}, istio-injection: enabled`)),
    bundleOf(sidecar(), namespace(`${ambient}, istio.io/rev: canary`)),
    // One that runs shows that nobody redirects it.
    bundleOf(selecting, namespace(ambient), `${pod('a: b')}\nstatus: { phase: Running }\n`),
  ],
  invalid: [
    {
      code: bundleOf(sidecar(), namespace(ambient)),
      findings: [
        {
          message:
            'The pods of shop are in ambient mode, where ztunnel and waypoints ignore a Sidecar. Remove it, or limit calls with an AuthorizationPolicy.',
          at: 'limits',
          code: 'IST0167',
          ref: 'IST0167',
        },
      ],
    },
    {
      code: bundleOf(selecting, namespace(ambient), pod('a: b')),
      findings: [
        {
          message:
            'Pod shop/api is in ambient mode, where ztunnel and waypoints ignore a Sidecar. Remove it, or limit calls with an AuthorizationPolicy.',
        },
      ],
    },
    {
      code: bundleOf(selecting, pod('ambient.istio.io/redirection: enabled')),
      findings: [
        {
          message:
            'Pod shop/api is in ambient mode, where ztunnel and waypoints ignore a Sidecar. Remove it, or limit calls with an AuthorizationPolicy.',
          at: 'labels',
        },
      ],
    },
    {
      code: bundleOf(selecting, design),
      findings: [
        {
          message:
            'The pods of shop/web are in ambient mode, where ztunnel and waypoints ignore a Sidecar. Remove it, or limit calls with an AuthorizationPolicy.',
        },
      ],
    },
  ],
});
