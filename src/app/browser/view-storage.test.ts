import { describe, expect, it } from 'vitest';
import { defaultView } from '../view';
import { adoptKnown } from './view-storage';

describe('adoptKnown', () => {
  it('takes over what fits, deep inside too', () => {
    const view = adoptKnown(defaultView, {
      theme: 'dark',
      sizes: { explorer: 320 },
      fieldFilter: { ServiceEntry: 'all' },
      openFile: 'a.yaml',
    });
    expect(view).toEqual({
      ...defaultView,
      theme: 'dark',
      sizes: { ...defaultView.sizes, explorer: 320 },
      fieldFilter: { ServiceEntry: 'all' },
      openFile: 'a.yaml',
    });
  });

  it('keeps what an older page stored about the dock, and takes the rest from today', () => {
    const view = adoptKnown(defaultView, {
      dock: { topology: false, problems: true },
      sizes: { dock: 300, topology: 70 },
    });
    expect(view.dock).toEqual({ ...defaultView.dock, topology: false });
    expect(view.sizes).toEqual({ ...defaultView.sizes, dock: 300 });
    expect(view.shares).toEqual(defaultView.shares);
  });

  it('drops other names and other types', () => {
    expect(adoptKnown(defaultView, { theme: 3, folded: { dock: 'yes' }, unknown: 1, sizes: [1] })).toEqual(defaultView);
    expect(adoptKnown(defaultView, null)).toEqual(defaultView);
    expect(adoptKnown(defaultView, 'text')).toEqual(defaultView);
  });
});
