// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { getState, load, select } from '../store';
import { chooseResolutionCommand } from './choose-resolution';

const text = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
spec:
  hosts:
    - api.example.com
`;

it('leads to the resolution of the selected entry, and rests without one', () => {
  load(workspaceOf({ 'a.yaml': text }));
  expect(chooseResolutionCommand.isEnabled?.(getState())).toBe(false);
  const entry = getState().snapshot.resources[0];
  if (!entry) throw new Error('There is no entry');
  select({ place: { ...entry.place, path: ['spec', 'hosts', 0] }, from: 'canvas' });
  expect(chooseResolutionCommand.isEnabled?.(getState())).toBe(true);
  void chooseResolutionCommand.run();
  expect(getState().selection?.place.path).toEqual(['spec', 'resolution']);
});

it('rests while another tab edits, since its answer would be written', () => {
  expect(chooseResolutionCommand.writes).toBe(true);
});
