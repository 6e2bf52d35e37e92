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

  it('drops other names and other types', () => {
    expect(adoptKnown(defaultView, { theme: 3, folded: { dock: 'yes' }, unknown: 1, sizes: [1] })).toEqual(defaultView);
    expect(adoptKnown(defaultView, null)).toEqual(defaultView);
    expect(adoptKnown(defaultView, 'text')).toEqual(defaultView);
  });
});
