import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocuments, updateDocuments, type Document } from '../yaml';
import { problemsOfItem } from './item-problems';
import { validateDocument, type SchemaProblem } from './validate';

const ITEMS = [
  { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', name: 'fine', more: 'resolution: DNS' },
  { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', name: 'meant', more: 'resolution: dns' },
  { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', name: 'unknown', more: 'zone: 1' },
  { apiVersion: 'networking.istio.io/v9', kind: 'ServiceEntry', name: 'newer', more: 'location: MESH_EXTERNAL' },
].map(
  ({ apiVersion, kind, name, more }) =>
    `- apiVersion: ${apiVersion}\n  kind: ${kind}\n  metadata: {name: ${name}}\n  spec:\n    hosts: [${name}.example.com]\n    ports: [{number: 443, name: tls, protocol: TLS}]\n    ${more}\n`,
);

/** Long enough that only what was edited is read again. */
const list = fc
  .array(fc.constantFrom(...ITEMS), { minLength: 100, maxLength: 120 })
  .map((items) => `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`);
const edit = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 8 }),
  insert: fc.constantFrom('', 'x', '\n', ' # why\n', '  ', ITEMS[1], ITEMS[2]),
});

function only(documents: readonly Document[]): Document {
  expect(documents).toHaveLength(1);
  return documents[0] as Document;
}

/** What is found, with the fixes of a few: each is worked out when it is asked for, by reading the whole text again. */
function told(problems: readonly SchemaProblem[]): unknown {
  return problems.map((problem, index) => ({
    rule: problem.rule,
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    range: problem.range,
    path: problem.path,
    fixes: index % 64 === 0 ? (problem.fixes ?? []) : [],
  }));
}

describe('the findings of an item of a List', () => {
  it('are those of the text as it is now, edit after edit', () => {
    fc.assert(
      fc.property(list, fc.array(edit, { minLength: 1, maxLength: 4 }), (made, edits) => {
        let text = made;
        let stream = readDocuments(text);
        validateDocument(only(stream.documents));
        for (const { at, length, insert } of edits) {
          const from = at % text.length;
          const to = Math.min(text.length, from + length);
          stream = updateDocuments(stream, [{ from, to, insert: insert ?? '' }]);
          text = text.slice(0, from) + (insert ?? '') + text.slice(to);
          const [now, fresh] = [only(stream.documents), only(readDocuments(text).documents)];
          expect(told(validateDocument(now))).toEqual(told(validateDocument(fresh)));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are found once while the text of the item stays, and anew for another release', () => {
    const text = `kind: List\nitems:\n${ITEMS.join('').repeat(40)}`;
    const stream = readDocuments(text);
    const from = text.lastIndexOf('newer.example.com');
    const after = updateDocuments(stream, [{ from, to: from, insert: 'even-' }]);
    let judged = 0;
    const judge = (document: Document, at: number, release: string): unknown => {
      const value = (document.value as { items: Record<string, unknown>[] }).items[at] as Record<string, unknown>;
      problemsOfItem(document, { path: ['items', at], value }, release, () => {
        judged++;
        return [];
      });
      return value;
    };
    const [before, now] = [only(stream.documents), only(after.documents)];
    expect(judge(now, 3, '1.30')).toBe(judge(before, 3, '1.30'));
    expect(judged).toBe(1);
    judge(now, 3, '1.29');
    expect(judged).toBe(2);
    expect(judge(now, 159, '1.30')).not.toBe(judge(before, 159, '1.30'));
    expect(judged).toBe(4);
  });
});
