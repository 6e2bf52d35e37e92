export { KindGlyph, hueOf, lettersOf } from './kind-glyph';
export { SeverityMark, countWord, tallyWords, worstOf } from './severity-mark';
export type { SeverityTally } from './severity-mark';
export { PaneExtras, PaneHeader } from './pane-header';
export { IconButton } from './icon-button';
export { OutcomeGlyph } from './outcome-glyph';
export { Splitter } from './splitter';
export { Kbd } from './kbd';
export { MenuAnchor } from './menu-anchor';
