import { counted } from '../../counted';
import { digits } from '../../language';

/** What is said while cards are moved, pinned and let go. A name is that of a card, or "3 cards". */
export const moveWords = {
  cards: (count: number) => counted(count, 'card'),
  moving: (name: string) => `Moving ${name}. Arrow keys move by 8, with Shift by 40; Enter pins, Escape puts back.`,
  at: (x: number, y: number) => `${x}, ${y}`,
  putBack: 'Put back.',
  dragPutBack: 'Put back. Nothing is written.',
  nothingToMove: 'Nothing is selected that can be moved.',
  move: (name: string) => `Move ${name}`,
  moved: (name: string, x: number, y: number) => `Moved ${name} to ${x}, ${y} and pinned it.`,
  movedSeveral: (cards: number) => `Moved and pinned ${counted(cards, 'card')}.`,
  pin: (name: string) => `Pin ${name}`,
  pinned: (name: string) => `Pinned ${name}.`,
  unpinned: (name: string) => `Unpinned ${name}.`,
  noneSelected: (pinned: number) =>
    pinned === 1
      ? '1 card is pinned and not selected.'
      : `${counted(pinned, 'card')} are pinned, and none of them is selected.`,
  unpinAll: 'Unpin all',
  arranged: 'Arranged: no card is pinned now.',
  noPins: 'No card is pinned: the layout places all of them.',
} as const;

/** What is said when the picture narrows, folds and opens. */
export const viewWords = {
  focusPath: (stay: number, all: number) =>
    `Focus path: ${counted(stay, 'card')} of ${digits(all)} stay. Escape shows all.`,
  focusPathEnded: 'Focus path ended. All cards are shown.',
  selectForPath: 'Select a card or a wire first, to see its way.',
  folded: 'Folded.',
  unfolded: 'Unfolded.',
  bandsUnfolded: (bands: number) => `${counted(bands, 'band')} unfolded.`,
  allFolded: 'All bands are folded.',
  allUnfolded: 'All bands are unfolded.',
  groupShown: (name: string, says: string) => `${name}: ${says} shown.`,
  groupFolded: (name: string) => `${name} is folded.`,
  nothingForKey: 'Nothing on the canvas is selected for that.',
} as const;

/** What is said after something was written, and why something was not. */
export const changeWords = {
  /** `file` is undefined for what went into the design; `pods` were drawn with it. */
  added: (kind: string, name: string, file: string | undefined, pods: readonly DrawnPod[]) =>
    `Added ${kind} ${name} to ${file ?? 'the design'}${pods.map(andDrew).join('')}.`,
  addedRule: (rule: string) => `Added ${rule}.`,
  callFate: (outcome: string, tls?: string) => (tls === undefined ? `${outcome}.` : `${outcome}, ${tls}.`),
  goneMeanwhile: 'The thing you acted on is gone or has changed. Nothing is written.',
  onlyField: 'This shows a field of the entry. Change it in the form.',
  onlyConflict: 'This is a conflict between two entries. Delete one of them.',
  nothingToDelete: 'Nothing is selected that can be deleted.',
  emptyNamespace: 'There is nothing in this namespace to delete.',
} as const;

interface DrawnPod {
  readonly name: string;
  readonly namespace: string | null;
}

function andDrew({ name, namespace }: DrawnPod): string {
  return ` and drew pod ${name} in ${namespace ?? 'no namespace'}`;
}
