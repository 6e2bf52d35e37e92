// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import { dismissNotice, notify } from '../notices';
import { testPage } from '../testing/page';
import { Toast } from './toast';

const page = testPage();

it('says when a notice is more than a line, and how high its row is for as long as it is shown', () => {
  page.show(
    <div id="columns">
      <div id="pane">
        <Toast />
      </div>
    </div>,
  );
  const find = (which: string): HTMLElement | null => page.element().querySelector(which);
  const row = (): string | undefined => find('#pane')?.style.getPropertyValue('--notice-row-height');
  const height = (): string | undefined => find('#columns')?.style.getPropertyValue('--notice-height');
  const tall = (): boolean | undefined => find('.toast')?.hasAttribute('data-tall');
  act(() => notify({ tone: 'info', text: 'one' }));
  expect([tall(), row(), height()]).toEqual([false, '0px', '0px']);
  act(() => notify({ tone: 'error', text: 'two', details: ['of it'] }));
  expect(tall()).toBe(true);
  act(dismissNotice);
  expect([row(), height()]).toEqual(['', '']);
});
