export {
  bandOfId,
  bandParts,
  bandSpot,
  countKey,
  documentKey,
  isImplied,
  nodesById,
  placeOfSpot,
  sameSpot,
  spotOfPlace,
  type Spot,
} from '../spots';
