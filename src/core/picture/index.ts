export { addCallTop, anatomyOf, dockedSpots, measures, pointedEdge } from './anatomy';
export type { Point } from './anatomy';
export { bandOfId } from './band-id';
export { bundleArrives, bundleEdges, bundleLeaves, isBlot } from './bundles';
export type { Bundle } from './bundles';
export { bundleMiddle, bundlePath } from './bundle-path';
export { farPath, tornPath, wirePath } from './course';
export { atCards, bySeverity, countAtCards } from './count-findings';
export { crossingsOf } from './crossings';
export { cutTopology } from './cut';
export type { Crossing } from './crossings';
export { groupSize, placeOfAddress } from './groups';
export type { EndpointGroup } from './groups';
export { bandAt, clampToLane, layoutScene, layoutTopology } from './layout';
export type { BandFrame, Frame, Layout } from './layout';
export type { Pins } from './layout-stack';
export { meterText } from './meter-text';
export { palettes } from './palette';
export type { Theme } from './palette';
export { drawPicture, pictureSteps, pictureSvg } from './picture-svg';
export type { Drawing, PictureOptions } from './picture-svg';
export type { ChangeMark } from './svg/brush';
export { families } from './svg/text';
export { pinsOf } from './pins';
export { kindMark, kindOfNode, markLetters, markPaths } from './kind-mark';
export { markRoom, turnPath } from './end-mark';
export { outcomeStrokes, signOf, type CallSign } from './outcome-strokes';
export { plateOutline, plateReach } from './outline';
export { isInBand, showTopology } from './scene';
export type { Folded, Scene, Shown, Standing } from './scene';
export {
  bandParts,
  bandSpot,
  documentKey,
  indexSpots,
  isImplied,
  isSpotThere,
  nodesById,
  placeOfSpot,
  sameSpot,
  spotOfPlace,
} from './spots';
export type { Spot } from './spots';
export { coursesOf } from './wire-courses';
export type { Detour } from './detours';
export type { Span } from './wire-courses';
export { endOfRow, endsAt, endsOfBand, wireEnds } from './wire-ends';
export type { WireEnd } from './wire-ends';
export { isMetered, meterBearers, missSays, missSide, missText, turnCounts, wireLook, wireTitle } from './wire-look';
export type { WireEndMark, WireLook } from './wire-look';
export {
  addressChip,
  bandCounts,
  clusterLine,
  conflictChip,
  conflictsAsWhole,
  danglingWords,
  endpointLine,
  endsAtProxy,
  expectationTitle,
  exportChip,
  isTlsKnown,
  outcomeOf,
  outcomeWords,
  proxyWords,
  resolutionChip,
  selectorLine,
  tlsLayers,
  tlsWords,
  workloadLine,
} from './words';
