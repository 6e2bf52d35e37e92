// @vitest-environment happy-dom
import { ReactFlowProvider, useStoreApi } from '@xyflow/react';
import { act, useEffect } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { testPage } from '../testing/page';
import { useUnzoom } from './use-unzoom';
import { unzoomAt } from './zoom';

const page = testPage();
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The sizes that names had, one after the other. */
let sizes: number[] = [];
let zoomTo: (zoom: number) => void = () => undefined;

function Names(): React.JSX.Element {
  const store = useStoreApi();
  useEffect(() => {
    zoomTo = (zoom) => act(() => store.setState({ transform: [0, 0, zoom] }));
  }, [store]);
  const size = useUnzoom();
  if (sizes.at(-1) !== size) sizes.push(size);
  return <p>{size}</p>;
}

function show(): void {
  sizes = [];
  page.show(
    <ReactFlowProvider>
      <Names />
    </ReactFlowProvider>,
  );
}

const pass = (milliseconds: number): void => act(() => void vi.advanceTimersByTime(milliseconds));

it('enlarges names at once after a single step', () => {
  show();
  zoomTo(0.2);
  expect(sizes).toEqual([1, unzoomAt(0.2)]);
});

it('enlarges them at most each 150 ms while somebody zooms, and as wanted in the end', () => {
  show();
  const steps = 60;
  for (let step = 1; step <= steps; step++) {
    zoomTo(0.39 * 0.97 ** step);
    pass(16);
  }
  const during = sizes.length;
  pass(1_000);
  expect(during).toBeLessThanOrEqual(2 + Math.ceil((steps * 16) / 150));
  expect(sizes.at(-1)).toBe(unzoomAt(0.39 * 0.97 ** steps));
});
