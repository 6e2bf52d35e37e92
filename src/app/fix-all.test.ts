import { describe, expect, it } from 'vitest';
import { findingsOf } from '../core/analysis';
import { takeSnapshot } from '../core/snapshot';
import { applyChange } from '../core/workspace';
import { mendAll } from './fix-all';

const entry = (spec: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: a
spec:
  hosts: [a.example.com]
${spec}`;

describe('mendAll', () => {
  it('mends every finding of a rule in all files, and no others', () => {
    const files = [
      {
        path: 'a.yaml',
        text: `${entry('  resolutoin: DNS # one\n  locaton: MESH_EXTERNAL\n')}---\n${entry('  resolutoin: DNS\n')}`,
      },
      { path: 'b.yaml', text: entry('  resolutoin: NONE\r\n') },
    ];
    const snapshot = takeSnapshot({ files });
    const { change, after } = mendAll(snapshot, 'unknown-field', findingsOf);
    const texts = applyChange(snapshot.workspace, change).files.map((file) => file.text);
    expect(texts).toEqual(
      files.map(({ text }) => text.replaceAll('resolutoin', 'resolution').replace('locaton', 'location')),
    );
    expect(findingsOf(after).filter((finding) => finding.rule === 'unknown-field')).toEqual([]);
  });

  it('changes nothing where no finding has a fix', () => {
    const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text: entry('') }] });
    expect(mendAll(snapshot, 'unknown-field', findingsOf).change.files).toEqual([]);
  });
});
