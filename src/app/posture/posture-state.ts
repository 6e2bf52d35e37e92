import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { PostureExtent } from '../../core/exchange';

/** How clients are ordered; `reach` puts first those that reach most hosts. */
export type RowOrder = 'namespace' | 'name' | 'reach';
/** How hosts are ordered; `reach` begins with those that most clients reach. */
export type ColumnOrder = 'domain' | 'name' | 'reach';

/** How somebody looks at the matrix. It stays while the section is folded. */
interface PostureState {
  readonly extent: PostureExtent;
  /** Whether cells that differ under the other outbound policy are ringed. */
  readonly compares: boolean;
  /** The filter as typed. */
  readonly text: string;
  readonly rowOrder: RowOrder;
  readonly columnOrder: ColumnOrder;
  /** The cell that the keys start from: the id of a workload and the key of a column. */
  readonly active: { readonly row: string; readonly column: string } | null;
}

const posture = createStore<PostureState>(() => ({
  extent: 'drawn',
  compares: false,
  text: '',
  rowOrder: 'namespace',
  columnOrder: 'domain',
  active: null,
}));

/** Changes a part of how the matrix is looked at. */
export const setPosture = (change: Partial<PostureState>): void => posture.setState(change);

/** A part of it as a React hook. */
export function usePosture<T>(pick: (state: PostureState) => T): T {
  return useSyncExternalStore(posture.subscribe, () => pick(posture.getState()));
}
