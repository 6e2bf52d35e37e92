import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { matchedWords } from './matched';
import { worksIn } from './server-tls';

const head = (kind: string, name: string, namespace: string, api = 'networking.istio.io/v1'): string =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n`;
const design = `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: d\nspec:\n  workloads:\n    - { name: checkout, namespace: shop, labels: { app: shop } }\n    - { name: basket, namespace: shop, labels: { app: shop } }\n    - { name: edge, namespace: other, labels: { app: shop } }\n`;

function open(...texts: readonly string[]): ReturnType<typeof takeSnapshot> {
  return takeSnapshot({ files: texts.map((text, index) => ({ path: `${index}.yaml`, text })) });
}

describe('labels that choose pods', () => {
  const selecting = (kind: string, namespace: string, labels: string, api?: string): string =>
    `${head(kind, 'a', namespace, api)}  labels: { app: shop }\nspec:\n  ${kind === 'Sidecar' ? 'workloadSelector: { labels: ' : kind === 'Gateway' ? 'selector: ' : 'selector: { matchLabels: '}${labels}${kind === 'Gateway' ? '' : ' }'}\n`;
  const pathOf = (kind: string): Path =>
    kind === 'Sidecar'
      ? ['spec', 'workloadSelector', 'labels']
      : ['spec', 'selector', ...(kind === 'Gateway' ? [] : ['matchLabels'])];
  const security = 'security.istio.io/v1';

  it.each([
    ['Sidecar', 'shop', '{ app: shop }', undefined, 'matches 2 pods of shop'],
    ['Sidecar', 'other', '{ app: shop }', undefined, 'matches edge of other'],
    ['Sidecar', 'shop', '{ app: x }', undefined, 'matches no pod of shop in the files'],
    ['Gateway', 'shop', '{ app: shop }', undefined, 'matches 3 pods'],
    ['PeerAuthentication', 'istio-system', '{}', security, 'matches 3 pods'],
    ['AuthorizationPolicy', 'istio-system', '{ app: shop }', security, 'matches 3 pods'],
    ['AuthorizationPolicy', 'other', '{ app: shop }', security, 'matches edge of other'],
    [
      'PeerAuthentication',
      'istio-system',
      '{ app: shop }',
      security,
      'is ignored: istiod takes no selector in istio-system',
    ],
    [
      'Telemetry',
      'istio-system',
      '{ app: shop }',
      'telemetry.istio.io/v1',
      'matches no pod of istio-system in the files',
    ],
  ])('of %s in %s, %s, say how many', (kind, namespace, labels, api, words) => {
    const snapshot = open(selecting(kind, namespace, labels, api), design);
    expect(matchedWords(snapshot, snapshot.resources[0], pathOf(kind))).toBe(words);
    expect(matchedWords(snapshot, snapshot.resources[0], ['metadata', 'labels'])).toBeUndefined();
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
