import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { tracesOf } from '../mesh';
import { takeSnapshot } from '../snapshot';
import { topologyOf } from '../topology';
import { walkedDocuments } from './walked-documents';
import { applyChange } from '../workspace';
import { findingsOf } from '../analysis';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Within a task, what a WeakRef was made of or gave is kept. */
const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

function askAll(snapshot: ReturnType<typeof takeSnapshot>): WeakRef<object> {
  topologyOf(snapshot);
  tracesOf(snapshot.mesh);
  findingsOf(snapshot);
  return new WeakRef(snapshot.mesh);
}

async function alive(meshes: readonly WeakRef<object>[]): Promise<number> {
  await nextTask();
  collect();
  return meshes.filter((mesh) => mesh.deref() !== undefined).length;
}

const files = [{ path: 'walked.yaml', text: walkedDocuments.join('\n---\n') }];

it('keeps no more than the last two of many workspaces', async () => {
  const meshes: WeakRef<object>[] = [];
  for (let round = 0; round < 6; round++) {
    meshes.push(askAll(takeSnapshot({ files })));
    await nextTask();
  }
  expect(await alive(meshes)).toBeLessThanOrEqual(2);
});

it('keeps no more than a few states of a workspace that is typed in', async () => {
  const meshes: WeakRef<object>[] = [];
  const at = files[0]?.text.indexOf('api.example.com') ?? -1;
  let snapshot = takeSnapshot({ files });
  for (let round = 0; round < 24; round++) {
    const edits = [{ from: at, to: at + (round === 0 ? 0 : 1), insert: 'abc'[round % 3] ?? '' }];
    const change = { label: 'Type', origin: 'editor', files: [{ type: 'edit', path: 'walked.yaml', edits }] } as const;
    snapshot = takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change);
    meshes.push(askAll(snapshot));
    await nextTask();
  }
  expect(await alive(meshes)).toBeLessThanOrEqual(4);
});
