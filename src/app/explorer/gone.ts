import type { GoneResource } from '../review-state';
import type { Branch } from './row';
import { goneWords, missingWords, rowWords } from './words/rows';

/** What a review has found in the baseline alone, behind all that is there: it has no text in the design, so it is only read. */
export function goneBranches(gone: readonly GoneResource[]): readonly Branch[] {
  if (gone.length === 0) return [];
  const children = gone.map(goneBranch);
  return [
    {
      ...nowhere,
      id: 'gone',
      type: 'gone',
      label: goneWords.title,
      detail: goneWords.count(gone.length),
      spoken: goneWords.spoken(gone.length),
      kind: undefined,
      startsOpen: true,
      children: () => children,
    },
  ];
}

function goneBranch({ key, kind, name, namespace }: GoneResource): Branch {
  return {
    ...nowhere,
    id: `gone:${key}`,
    type: 'gone',
    label: name === '' ? missingWords.name(kind) : name,
    detail: namespace ?? '',
    spoken: rowWords.spoken(kind, namespace, name),
    kind,
  };
}

const nowhere = { place: undefined, resource: undefined, incomplete: false } as const;
