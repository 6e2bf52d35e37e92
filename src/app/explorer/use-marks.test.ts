import { expect, it } from 'vitest';
import { findingsOf } from '../../core/analysis';
import { takeSnapshot } from '../../core/snapshot';
import { noFindings, summarise } from '../findings-summary';
import { branchesByFile } from './by-file';
import { flattenBranches } from './row';
import { marksFor } from './use-marks';

/** The words of all marks in the order of their rows, with these branches turned. */
function marked(text: string, ...turned: readonly string[]): readonly string[] {
  const snapshot = takeSnapshot({ files: [{ path: 'a.json', text }] });
  const markOf = marksFor(summarise(snapshot, findingsOf(snapshot), noFindings(snapshot)), snapshot.resources);
  const rows = flattenBranches(branchesByFile(snapshot), new Set(turned));
  return rows.flatMap((row) => markOf(row)?.words ?? []);
}

it('marks an open file by what is wrong around the resources that it shows', () => {
  const text = '{"kind":"List","items":[{"kind":"ServiceEntry"';
  expect(marked(text)).toEqual(['1 error']);
  expect(marked(text, 'file:a.json')).toEqual(['1 error']);
});

it('marks a resource, and its file only while that is closed', () => {
  const text =
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: api }\nspec: { hosts: [1] }\n';
  const [ofResource, ...others] = marked(text);
  expect([ofResource !== undefined, others]).toEqual([true, []]);
  expect(marked(text, 'file:a.json')).toEqual([ofResource]);
});
