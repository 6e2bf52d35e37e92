import type { Path } from '../../text';
import type { Workspace } from '../../workspace';

/** What of the page goes with a design: which file was open, and what was selected. */
export interface SharedView {
  readonly openFile: string | null;
  /** `document` is the index in its file. */
  readonly selected: { readonly file: string; readonly document: number; readonly path: Path } | null;
}

/** The state that a shared design is reviewed against. */
export interface SharedBaseline {
  /** What it is called on the page. */
  readonly name: string;
  readonly workspace: Workspace;
  /** A sentence for each part of it that could not be opened. */
  readonly problems: readonly string[];
}

/** What a link holds. */
export interface SharedWorkspace {
  readonly workspace: Workspace;
  readonly view: SharedView;
  /** Absent where the link is no review. */
  readonly baseline?: SharedBaseline;
  /** Whoever made the link wants it looked at, not worked on. */
  readonly readOnly: boolean;
}

/** What both ends of a link agree on. A version stays readable for ever: a new one is a new number with a reader of its own. */
export const linkVersion = 1;

/** The largest design that a link may unpack to, in bytes of its JSON; also the most characters that the texts of a design and its baseline have together. */
export const mostLinkBytes = 10 * 1024 * 1024;

/** Links longer than this are cut by some chat tools and mail programs. */
export const longLink = 8_000;

/** Longer links are not made: Safari refuses addresses over 80,000 characters, and this leaves room for the page's own. */
export const longestLink = 64_000;

/** Longer fragments are refused before they are decoded: a link that was escaped and broken into lines on its way is not so much longer than it was made. */
export const longestRead = 8 * longestLink;

/** Length and checksum of the packed bytes stand before them, so that a link that was cut is told from one that was changed. */
export const headLength = 8;

/** FNV-1a over bytes. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** How many characters the texts of some workspaces have together. */
export function charactersIn(...workspaces: readonly (Workspace | undefined)[]): number {
  return workspaces.flatMap((each) => each?.files ?? []).reduce((sum, { text }) => sum + text.length, 0);
}
