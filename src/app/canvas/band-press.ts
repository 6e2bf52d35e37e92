import { topologyOf } from '../../core/topology';
import type { MouseEvent } from 'react';
import { announce } from '../notices';
import { getState } from '../store';
import { getCanvas, setCanvas } from './canvas-state';
import { setFold } from './folds';
import { pointIn } from './gestures';
import { bandSpot, type BandFrame } from '../../core/picture';
import { getPicked, pickSpots } from './picking';
import { addSpots, contentOfBand } from './selecting';
import { sayOfPicked } from './spoken';

/** A press on the head of a band: its arrow folds it, its name selects what is in it; a folded band opens wherever it is pressed. */
export function pressBand({ namespace, folded }: BandFrame, event: MouseEvent): void {
  const onArrow = event.target instanceof Element && event.target.closest('[data-fold]') !== null;
  setCanvas({ focus: bandSpot(namespace).node });
  if (onArrow || folded) {
    setCanvas({ folds: setFold(getCanvas().folds, [namespace], !folded) });
    return;
  }
  const topology = topologyOf(getState().snapshot);
  const inside = contentOfBand(topology, namespace);
  const picked = event.ctrlKey || event.metaKey ? addSpots(getPicked(), inside) : inside;
  pickSpots(topology, picked);
  announce(sayOfPicked(topology, picked));
}

/** The menu of a band, at the pointer. */
export function openBandMenu({ namespace }: BandFrame, event: MouseEvent): void {
  const body = event.currentTarget.closest('.canvas-body');
  if (!(body instanceof HTMLElement)) return;
  event.preventDefault();
  event.stopPropagation();
  const spot = bandSpot(namespace);
  setCanvas({ focus: spot.node, floating: { type: 'menu', at: pointIn(body, event), spot } });
}
