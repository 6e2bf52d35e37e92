import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../../core/snapshot';
import { isSelector, matchedWords } from './matched';
import { worksIn } from './server-tls';

const head = (kind: string, name: string, namespace: string, api = 'networking.istio.io/v1'): string =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n`;
const design = `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: d\nspec:\n  workloads:\n    - { name: checkout, namespace: shop, labels: { app: shop } }\n    - { name: basket, namespace: shop, labels: { app: shop } }\n    - { name: edge, namespace: other, labels: { app: shop } }\n`;

function open(...texts: readonly string[]): ReturnType<typeof takeSnapshot> {
  return takeSnapshot({ files: texts.map((text, index) => ({ path: `${index}.yaml`, text })) });
}

describe('labels that choose pods', () => {
  it('are told from other labels by their place', () => {
    expect(isSelector(['spec', 'selector', 'matchLabels'])).toBe(true);
    expect(isSelector(['metadata', 'labels'])).toBe(false);
  });

  it.each([
    [head('Sidecar', 'a', 'shop'), { app: 'shop' }, 'matches 2 workloads of shop'],
    [head('Sidecar', 'a', 'other'), { app: 'shop' }, 'matches edge of other'],
    [head('Sidecar', 'a', 'shop'), { app: 'x' }, 'matches no drawn workload of shop'],
    [head('Gateway', 'a', 'shop'), { app: 'shop' }, 'matches 3 workloads'],
    [head('PeerAuthentication', 'a', 'istio-system', 'security.istio.io/v1'), {}, 'matches 3 workloads'],
    [head('AuthorizationPolicy', 'a', 'istio-system', 'security.istio.io/v1'), { app: 'shop' }, 'matches 3 workloads'],
    [
      head('PeerAuthentication', 'a', 'istio-system', 'security.istio.io/v1'),
      { app: 'shop' },
      'is ignored: istiod takes no selector in istio-system',
    ],
    [
      head('Telemetry', 'a', 'istio-system', 'telemetry.istio.io/v1'),
      { app: 'shop' },
      'matches no drawn workload of istio-system',
    ],
  ])('say how many', (text, labels, words) => {
    const snapshot = open(text, design);
    expect(matchedWords(snapshot, snapshot.resources[0], labels)).toBe(words);
  });
});

describe('a field of a listener’s tls block', () => {
  it.each([
    [undefined, 'credentialName', false],
    [undefined, 'mode', true],
    ['PASSTHROUGH', 'httpsRedirect', true],
    ['SIMPLE', 'credentialName', true],
    ['SIMPLE', 'caCertificates', false],
    ['MUTUAL', 'caCertificates', true],
    ['ISTIO_MUTUAL', 'credentialName', false],
  ])('in mode %s: %s works: %s', (mode, name, works) => {
    expect(worksIn(mode, name)).toBe(works);
  });
});
