import { expect, it } from 'vitest';
import { findingsOf } from '../../core/analysis';
import { takeSnapshot } from '../../core/snapshot';
import { wordsForPlaces } from './where-found';

const entry =
  'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: one }\nspec:\n  hosts: [a.example.com]\n  hots: 1\n  ports: [{ number: 80, name: http, protocol: HTTP }]\n  resolution: DNS\n';

function placesIn(text: string): readonly string[] {
  const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
  return findingsOf(snapshot).map(wordsForPlaces(snapshot, 'resource'));
}

it('says line and field', () => expect(placesIn(entry)).toContain('line 6 · spec.hots'));

it('leaves out where a resource stands in its List', () => {
  const item = entry.replaceAll(/^(?=.)/gm, '    ').replace('    ', '  - ');
  expect(placesIn(`apiVersion: v1\nkind: List\nitems:\n${item}`)).toContain('line 9 · spec.hots');
});
