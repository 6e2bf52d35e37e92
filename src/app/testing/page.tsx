import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach } from 'vitest';

/** A page of its own for each test of a file. */
interface TestPage {
  readonly element: () => HTMLElement;
  /** Draws in the page, in the place of what was there. */
  readonly show: (element: React.ReactNode) => void;
}

/** Makes the page before each test, and takes it away behind it. To be asked for before the file's own `beforeEach`. */
export function testPage(): TestPage {
  let root: Root;
  let page: HTMLElement;
  beforeEach(() => {
    (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
    page = document.body.appendChild(document.createElement('div'));
    root = createRoot(page);
  });
  afterEach(() => {
    act(() => root.unmount());
    page.remove();
  });
  return {
    element: () => page,
    show: (element) => act(() => root.render(<MantineProvider>{element}</MantineProvider>)),
  };
}
