import { afterEach, expect, it, vi } from 'vitest';
import { getView, setView } from '../view';
import { dockRoom, giveDockRoomBack, takeDockRoom } from './dock-room';

afterEach(() => vi.unstubAllGlobals());

function setHeight(dock: number): void {
  setView({ sizes: { ...getView().sizes, dock } });
}

it('gives back the height that was before, also in a window of another size', () => {
  vi.stubGlobal('window', { innerHeight: 1000 });
  setHeight(200);
  const taken = takeDockRoom(dockRoom());
  expect(getView().sizes.dock).toBe(440);
  vi.stubGlobal('window', { innerHeight: 700 });
  giveDockRoomBack(taken);
  expect(getView().sizes.dock).toBe(200);
});

it('leaves a height that somebody has chosen during the review', () => {
  vi.stubGlobal('window', { innerHeight: 1000 });
  setHeight(200);
  const taken = takeDockRoom(dockRoom());
  setHeight(300);
  giveDockRoomBack(taken);
  expect(getView().sizes.dock).toBe(300);
});

it('folds form and text where a review has no use for them, and unfolds them again', () => {
  vi.stubGlobal('window', { innerHeight: 1000 });
  const isFolded = (): boolean => getView().folded.right;
  giveDockRoomBack(takeDockRoom(dockRoom()));
  expect(isFolded()).toBe(false);
  const taken = takeDockRoom(dockRoom(), true);
  expect(isFolded()).toBe(true);
  giveDockRoomBack(taken);
  expect(isFolded()).toBe(false);
});
