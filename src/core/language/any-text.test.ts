import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { consequencesOf } from './consequences';
import { completeAt, definitionAt, foldsOf, hintsIn, hoverAt, referencesAt } from './index';
import { knownNames } from './known-names';

/** Asks everything about an offset; what is answered must lie in the document. */
function askAt(snapshot: Snapshot, index: number, offset: number): void {
  const document = snapshot.files[0]?.stream.documents[index];
  if (!document) return;
  const { length } = document.text;
  for (const { range } of completeAt(document, offset, snapshot.mesh)) {
    expect(range.from).toBeGreaterThanOrEqual(0);
    expect(range.from).toBeLessThanOrEqual(offset);
    expect(range.to).toBeGreaterThanOrEqual(offset);
    expect(range.to).toBeLessThanOrEqual(length);
    expect(document.text.slice(range.from, range.to)).not.toContain('\n');
  }
  const hover = hoverAt(snapshot, document, offset);
  if (hover) expect(hover.range.to).toBeLessThanOrEqual(length);
  definitionAt(snapshot, document, offset);
  referencesAt(snapshot, document, offset);
}

const words = [
  ...['apiVersion: networking.istio.io/v1', 'kind: ServiceEntry', 'kind: VirtualService', 'kind: DestinationRule'],
  ...['spec:', '  hosts:', '  - a.example.com', '  host: a', '  http:', '  - route:', '    - destination: { host: a }'],
  ...['  resolution: STATIC', '  exportTo: ["."]', '  exportTo: 3', '  trafficPolicy: { outlierDetection: {} }', '---'],
  ...['    attempts: x', '  - {', ' ]', '"', "'x", '# c', '\t', '  : :', '- - -', '|', '&a *b', 'kind: List', 'items:'],
];

describe('any text', () => {
  it('is answered without a fault, at every offset', () => {
    const anyText = fc
      .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom('\n', '\n', '\r\n', ' ')), { maxLength: 14 })
      .map((parts) => parts.map(([word, end]) => word + end).join(''));
    fc.assert(
      fc.property(anyText, (text) => {
        const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
        const { undefinedHosts, namespaces, gateways, secrets, serviceAccounts, labels, localities } = knownNames(
          snapshot.mesh,
        );
        void [undefinedHosts, namespaces, gateways, secrets, serviceAccounts, labels, localities];
        for (const resource of snapshot.resources) consequencesOf(snapshot, resource);
        snapshot.files[0]?.stream.documents.forEach((document, index) => {
          hintsIn(snapshot, document, { from: 0, to: document.text.length });
          foldsOf(document);
          for (let offset = 0; offset <= document.text.length; offset += 3) askAt(snapshot, index, offset);
        });
      }),
      { numRuns: 60 },
    );
  });
});
