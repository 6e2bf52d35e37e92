import { expect, it } from 'vitest';
import type { TextEdit } from '../core/text';
import { applyEdits } from '../core/text';
import { takeSnapshot } from '../core/snapshot';
import { applyChange } from '../core/workspace';
import { firstWritten, writtenPlace } from './written-place';

const text = `kind: DestinationRule
spec:
  host: a.example
  trafficPolicy:
    portLevelSettings:
      - port: { number: 443 }
        tls: { mode: SIMPLE }
`;
const at = (needle: string): number => text.indexOf(needle);

function pathAfter(path: readonly (string | number)[], ...edits: readonly TextEdit[]): unknown {
  const after = takeSnapshot({ files: [{ path: 'a.yaml', text: applyEdits(text, edits) }] });
  const document = after.files[0]?.stream.documents[0]?.id ?? '';
  return writtenPlace(after, { file: 'a.yaml', document, path }, edits)?.path;
}

it('leads to the value that was put in, also behind what an edit before it took out', () => {
  const port = { from: at('443'), to: at('443') + 3, insert: '80' };
  expect(pathAfter([], port)).toEqual(['spec', 'trafficPolicy', 'portLevelSettings', 0, 'port', 'number']);
  const host = { from: at('  host'), to: at('  trafficPolicy'), insert: '' };
  expect(pathAfter([], host, port)).toEqual(['spec', 'trafficPolicy', 'portLevelSettings', 0, 'port', 'number']);
});

it('leads to the first entry of a block that was put in', () => {
  const added = { from: at('    portLevel'), to: at('    portLevel'), insert: '    tls:\n      mode: MUTUAL\n' };
  expect(pathAfter(['spec'], added)).toEqual(['spec', 'trafficPolicy', 'tls']);
});

it('stays at what is left where something was only taken out', () => {
  const tls = { from: at('        tls'), to: text.length, insert: '' };
  const path = ['spec', 'trafficPolicy', 'portLevelSettings', 0, 'tls', 'mode'];
  expect(pathAfter(path, tls)).toEqual(['spec', 'trafficPolicy', 'portLevelSettings', 0]);
});

it('leads to a resource before the design, and to all of one that is new', () => {
  const design = 'kind: EgressDesign\napiVersion: fairway.dev/v1alpha1\nspec: { workloads: [] }\n';
  const calls = { from: design.indexOf('[') + 1, to: design.indexOf('[') + 1, insert: '{ name: cart }' };
  const rule = {
    from: text.length,
    to: text.length,
    insert: '---\napiVersion: networking.istio.io/v1\nkind: DestinationRule\n',
  };
  const before = {
    files: [
      { path: 'a-design.yaml', text: design },
      { path: 'b.yaml', text },
    ],
  };
  const change = {
    label: 'both',
    origin: 'command',
    files: [
      { type: 'edit', path: 'a-design.yaml', edits: [calls] },
      { type: 'edit', path: 'b.yaml', edits: [rule] },
    ],
  } as const;
  const after = takeSnapshot(applyChange(before, change));
  const added = after.files[1]?.stream.documents[1]?.id;
  expect(firstWritten(after, change)).toEqual({ file: 'b.yaml', document: added, path: [] });
  const alone = { ...change, files: [change.files[0]] };
  expect(firstWritten(takeSnapshot(applyChange(before, alone)), alone)?.path).toEqual(['spec', 'workloads', 0]);
});
