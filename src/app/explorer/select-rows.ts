import { isSamePlace, type Place } from '../../core/schema';
import { getState, placesOf, select } from '../store';
import type { Row } from './row';

/** Adds a row's thing to what is selected, or takes it out. */
export function toggleSelected({ place }: Row): void {
  if (!place || place.document === '') return;
  const rest = selectedPlaces().filter((each) => !isSamePlace(each, place));
  if (rest.length === selectedPlaces().length) selectAll([place, ...rest]);
  else selectAll(rest);
}

/** Adds a row's thing to what is selected, as the one selected last. */
export function addSelected(row: Row | undefined): void {
  const place = row?.place;
  if (!place || place.document === '') return;
  selectAll([place, ...selectedPlaces().filter((each) => !isSamePlace(each, place))]);
}

/** Selects everything that the tree shows and that is drawn as a card: resources and pods. */
export function selectAllRows(rows: readonly Row[]): void {
  const shown = rows.filter(({ type, kind }) => type === 'resource' || kind === 'Workload');
  selectAll(shown.flatMap(({ place }) => (place && place.document !== '' ? [place] : [])));
}

function selectedPlaces(): readonly Place[] {
  const { selection } = getState();
  return selection ? placesOf(selection) : [];
}

function selectAll([place, ...also]: readonly Place[]): void {
  select(place ? { place, from: 'explorer', ...(also.length > 0 ? { also } : {}) } : null);
}
