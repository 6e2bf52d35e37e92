import { changeSetting } from '../mesh-settings';
import { captureWords } from '../words/patterns';
import { patternTitles } from '../words/titles';
import type { Pattern } from './pattern';

/**
 * States that the sidecars answer DNS, so that entries without an address get one of their own. The mesh itself is set by whoever runs it; the sheet says
 * how.
 */
export const captureDns: Pattern = {
  id: 'capture-dns',
  title: patternTitles['capture-dns'],
  about: captureWords.about,
  offered: ({ mesh }) => (mesh.settings.dnsCapture ? captureWords.isOn : true),
  change: (snapshot) => changeSetting(snapshot, ['spec', 'mesh', 'dnsCapture'], true, captureWords.label),
};
