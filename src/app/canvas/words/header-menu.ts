/** The menus of the header: sizes of the picture, and what has no room beside them. */
export const headerMenuWords = {
  labels: { zoom: 'Zoom', more: 'More of the canvas' },
  sizes: { half: '50 %', actual: '100 %', double: '200 %' },
  closer: 'Zoom in',
  farther: 'Zoom out',
  fitAll: 'Fit all',
  fitSelection: 'Fit selection',
  legend: 'Legend, on or off',
  minimap: 'Minimap, on or off',
  selectAll: 'Select all cards',
  selectHits: 'Select what the filter found',
  foldAll: 'Fold all bands',
  unfoldAll: 'Unfold all bands',
  arrange: 'Arrange: unpin what is selected',
  unpinAll: 'Unpin all cards',
  saveSvg: 'Save SVG…',
  savePng: 'Save PNG…',
} as const;
