export { append, groupBy } from './group-by';
export { addAll, greatestOf, leastOf } from './many';
export { isList, isRecord, itemsOf } from './plain';
export { isSameList, sameList } from './same-list';
export { shareEqual, shareMap } from './share-equal';
export { lastUpTo } from './sorted';
export { switched } from './switched';
