import { expect, it } from 'vitest';
import { meshConfig } from '../../../core/testing/istio-resource';
import { mesh } from '../../../core/testing/mesh-fixture';
import { exportDefaultWords } from './export-default';

const says = (kind: string, config?: string): string =>
  exportDefaultWords(kind, mesh`${config === undefined ? '' : meshConfig(config)}`.mesh.settings);

it.each([
  ['ServiceEntry', undefined, 'Every namespace sees it, unless the mesh has another default.'],
  ['ServiceEntry', '{ enableTracing: true }', 'Every namespace sees it, Istio’s default.'],
  [
    'ServiceEntry',
    "{ defaultServiceExportTo: ['*'] }",
    'Every namespace sees it, by defaultServiceExportTo of the mesh.',
  ],
  [
    'VirtualService',
    "{ defaultVirtualServiceExportTo: ['.'] }",
    'Its own namespace alone sees it, by defaultVirtualServiceExportTo of the mesh.',
  ],
  [
    'ServiceEntry',
    '{ defaultServiceExportTo: [bank] }',
    'Nobody sees it: defaultServiceExportTo of the mesh holds neither . nor *.',
  ],
  ['DestinationRule', "{ defaultServiceExportTo: ['.'] }", 'Every namespace sees it, Istio’s default.'],
])('says who sees a %s without exportTo, where the mesh says %s', (kind, config, sentence) => {
  expect(says(kind, config)).toBe(sentence);
});
