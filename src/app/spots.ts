export {
  bandOfId,
  bandParts,
  bandSpot,
  countKey,
  documentKey,
  isImplied,
  isSpotThere,
  nodesById,
  placeOfSpot,
  sameSpot,
  spotOfPlace,
} from '../core/picture';
export type { Spot } from '../core/picture';
