import type { Place } from '../../core/schema';
import { samePath } from '../../core/text';
import { getState, placesOf, select } from '../store';
import type { Row } from './row';

/** Adds a row's thing to what is selected, or takes it out. */
export function toggleSelected({ place }: Row): void {
  if (!place || place.document === '') return;
  const rest = selectedPlaces().filter((each) => !samePlace(each, place));
  if (rest.length === selectedPlaces().length) selectAll([place, ...rest]);
  else selectAll(rest);
}

/** Adds a row's thing to what is selected, as the one selected last. */
export function addSelected(row: Row | undefined): void {
  const place = row?.place;
  if (!place || place.document === '') return;
  selectAll([place, ...selectedPlaces().filter((each) => !samePlace(each, place))]);
}

function selectedPlaces(): readonly Place[] {
  const { selection } = getState();
  return selection ? placesOf(selection) : [];
}

function selectAll([place, ...also]: readonly Place[]): void {
  select(place ? { place, from: 'explorer', ...(also.length > 0 ? { also } : {}) } : null);
}

function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.document === b.document && samePath(a.path, b.path);
}
