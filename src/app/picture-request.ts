import type { ChangeMark, Folded, Pins } from '../core/picture';
import type { Counts, Topology } from '../core/topology';
import { openDialog } from './dialogs';

/** How a picture of the flow graph can be saved. */
export type PictureFormat = 'svg' | 'png';

/** The flow graph as it stands on the canvas, of which a picture is to be saved. */
export interface PictureRequest {
  readonly format: PictureFormat;
  readonly topology: Topology;
  readonly pins: Pins;
  /** The namespaces that are folded on the canvas. */
  readonly folded: Folded;
  /** How many findings cards and docked rules have. */
  readonly counts: ReadonlyMap<string, Counts>;
  /** What a review that is going on draws on cards, rules and wires; empty while nothing is reviewed. */
  readonly changes: ReadonlyMap<string, ChangeMark>;
  /** Ids of the cards and bands that are selected. */
  readonly selected: ReadonlySet<string>;
  /** What the design calls itself; empty where it has no name. */
  readonly name: string;
}

let asked: PictureRequest | null = null;

/** Asks how a picture is to be saved. */
export function openPicture(request: PictureRequest): void {
  asked = request;
  openDialog('picture');
}

/** What the open sheet is about; null when nothing was asked for. */
export function pictureAsked(): PictureRequest | null {
  return asked;
}
